"""Device checks of 05_devices: they run on a real GPU in the GPU job (docs/gpu.md), and in its tests on a pretend one."""

import math

import numpy as np
import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, as_number, fields, readable, show
from autograder.device_checks import on_gpu

COLUMNS = ("n", "cpu_s", "gpu_s", "speedup")

# --- try_gpu -------------------------------------------------------------------------------------------------------


def name_devices(names, watch, behind):
    """Call try_gpu for every GPU there is and for some numbers behind; put a number on each device that it names."""

    def describe(device):
        kind = type(device).__name__
        place = str(torch.ones(1, device=device).device) if isinstance(device, torch.device) else ""
        return {"kind": kind, "name": str(device), "place": place}

    def ask(number):
        device = names.try_gpu(number)
        return describe(device) if number < count else {"kind": type(device).__name__, "name": str(device), "place": ""}

    count = torch.cuda.device_count()
    one = [ask(number) for number in [*range(count), *(count + each for each in behind)]]
    return {"count": count, "default": describe(names.try_gpu()), "one": one}


def name_all_devices(names, watch):
    """Call try_all_gpus, and put a number on each device that it names."""
    found = list(names.try_all_gpus())
    places = [str(torch.ones(1, device=each).device) if isinstance(each, torch.device) else "" for each in found]
    return {"count": torch.cuda.device_count(), "names": [str(each) for each in found], "places": places}


def asked_devices(student, rng):
    """Return the number of GPUs, what try_gpu() names, and what try_gpu(i) names for each GPU and for three numbers behind."""
    behind = [0, 1, int(torch.randint(2, 9, (1,), generator=rng))]
    count, default, one = fields(on_gpu(student, name_devices, behind), "count", "default", "one")
    numbers = [*range(int(count)), *(int(count) + each for each in behind)]
    student.last_call = "try_gpu(i)"
    if not isinstance(one, list) or len(one) != len(numbers):
        raise Mismatch("something in the notebook answered in place of the check's own code")
    return int(count), default, dict(zip(numbers, one, strict=True))


def in_words(count):
    return "1 GPU" if count == 1 else f"{count} GPUs"


def require_device(found, expected, call, count):
    kind, name = fields(found, "kind", "name")
    if kind != "device" or name != expected:
        shown = name if kind == "device" else f"{name!r}, an object of the type {kind}"
        raise Mismatch(f"on this machine with {in_words(count)}, {call} is {readable(str(shown), 80)}, expected {expected}")


@exercise("try_gpu")
class TestTryGpu:
    @points(2, hint="GPUs count from 0: GPU number i exists if i < torch.cuda.device_count()")
    def test_names_gpus_that_are_there(self, student, rng):
        """On this machine, try_gpu(i) names each real GPU, and a tensor can be made there."""
        count, default, one = asked_devices(student, rng)
        require_device(default, "cuda:0", "try_gpu()", count)
        for number in range(count):
            require_device(one[number], f"cuda:{number}", f"try_gpu({number})", count)
            if one[number]["place"] != f"cuda:{number}":
                raise Mismatch(f"a tensor on try_gpu({number}) is on {show(one[number]['place'])}")

    @points(1, hint="off by one? With n GPUs the last one has the number n - 1, so i must be smaller than n")
    def test_names_no_gpu_that_is_not_there(self, student, rng):
        """On this machine, try_gpu(i) is the CPU where there is no GPU number i."""
        count, _, one = asked_devices(student, rng)
        for number in one:
            if number >= count:
                require_device(one[number], "cpu", f"try_gpu({number})", count)

    @points(1, hint="go through range(torch.cuda.device_count())")
    def test_all_gpus_of_this_machine(self, student):
        """try_all_gpus names all real GPUs of this machine, in order, and a tensor can be made on each."""
        count, found, places = fields(on_gpu(student, name_all_devices), "count", "names", "places")
        expected = [f"cuda:{number}" for number in range(int(count))]
        if found != expected or places != expected:
            raise Mismatch(
                f"on this machine with {in_words(count)}, try_all_gpus() is {show(found)}, expected {show(expected)}"
            )


# --- moveto --------------------------------------------------------------------------------------------------------


def move(names, watch, numbers):
    """Move a nest of containers to the GPU; tell where each tensor of the result is, and what it holds."""
    counter = iter(numbers)

    def t():
        return torch.tensor([next(counter), next(counter)])

    def walk(value, path):
        if isinstance(value, torch.nn.Module):
            for name, each in value.state_dict().items():
                yield f"{path}, {name}", each
        elif isinstance(value, torch.Tensor):
            yield path, value
        elif isinstance(value, dict):
            for number, (key, item) in enumerate(value.items()):
                yield from walk(key, f"{path}, key {number} of a dict")
                yield from walk(item, f"{path}, value {number} of a dict")
        elif isinstance(value, list | tuple):
            for number, item in enumerate(value):
                yield from walk(item, f"{path}, element {number} of a {type(value).__name__}")
        elif isinstance(value, set):
            for item in value:
                yield from walk(item, f"{path}, an element of a set")

    net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
    nests = {
        "values": [t(), (t(), {"a": t(), "b": [t()]}), {t(), t()}],
        "keys": {t(): "a", (t(), 5): t()},
        "modules": {"net": net, "more": [torch.nn.Linear(2, 2)]},
    }
    found = {}
    for name, nest in nests.items():
        before = [each.clone() for _, each in walk(nest, "")]
        after = list(walk(names.moveTo(nest, "cuda:0"), name))
        places = {path: str(each.device) for path, each in after}
        found[name] = {"places": places, "before": sorted(map(str, (x.tolist() for x in before)))}
        found[name]["after"] = sorted(str(each.tolist()) for _, each in after)
    return found


def require_moved(student, rng, kind):
    numbers = (torch.randperm(90, generator=rng)[:40] + 10).tolist()
    (seen,) = fields(on_gpu(student, move, numbers), kind)
    places, before, after = fields(seen, "places", "before", "after")
    student.last_call = "moveTo(nest, 'cuda:0')"
    for path, place in places.items() if isinstance(places, dict) else ():
        if place != "cuda:0":
            raise Mismatch(f"left behind on {show(place)}: {readable(str(path).partition(', ')[2], 120)}")
    if before != after:
        raise Mismatch(f"the tensors hold {show(after)} afterwards, expected {show(before)}")


@exercise("moveto")
class TestMoveTo:
    @points(2, hint="call moveTo on every element of lists, tuples and sets and on every value of a dict")
    def test_nest_reaches_the_gpu(self, student, rng):
        """Every tensor in lists, tuples, sets and the values of dicts is on the GPU afterwards, with its numbers."""
        require_moved(student, rng, "values")

    @points(1, hint="a key of a dict can be a tensor too: move key and value")
    def test_keys_reach_the_gpu(self, student, rng):
        """The keys of a dict are on the GPU as well."""
        require_moved(student, rng, "keys")

    @points(1, hint="module.to(device) moves parameters and buffers; call it for modules in containers too")
    def test_modules_reach_the_gpu(self, student, rng):
        """Parameters and buffers of modules in containers are on the GPU."""
        require_moved(student, rng, "modules")


# --- matmul_speedup ------------------------------------------------------------------------------------------------

LARGEST = 12  # 2**12: a product of this size takes hundreds of times longer than starting it
WORTH = 50  # a size is judged where the product takes so many times longer than to start it
SLOWER = 30  # how much longer a claim may be than what the trusted side measures: the machine may have other work
GRACE = 0.1  # and so many seconds more


def speedup_table(names, watch, max_pow, repeats, times):
    """Call matmul_speedup so many times; return the last table as plain data, and the products that each call computed.

    Each product is computed beforehand: to load its program and to find memory for its result takes the first one so long that
    an unsynchronised time would look like a real one.
    """
    tools = {}
    exec(compile(watch, "<watch>", "exec", dont_inherit=True), tools)
    torch.set_num_threads(4)
    for i in range(max_pow + 1):
        X = torch.rand(2**i, 2**i, device="cuda")
        X @ X
        torch.cuda.synchronize()
    del X
    seen = [tools["watched"](lambda: names.matmul_speedup(max_pow, repeats)) for _ in range(times)]
    table = seen[-1]["value"]
    if hasattr(table, "reset_index"):
        table = table.reset_index() if "n" not in table.columns else table
        table = {str(name): list(table[name]) for name in table.columns}
    return {"table": table, "products": [each["products"] for each in seen]}


def time_products(names, watch, sizes, largest_on_cpu):
    """Measure X @ X for each size: seconds until it is started on the GPU, until it is done there, and on the CPU."""
    import time

    torch.set_num_threads(4)
    found = []
    for n in sizes:
        X, rounds = torch.rand(n, n, device="cuda"), []
        X @ X
        torch.cuda.synchronize()
        for _ in range(3):
            start = time.perf_counter()
            X @ X
            started = time.perf_counter() - start
            torch.cuda.synchronize()
            rounds.append((started, time.perf_counter() - start))
        on_cpu = None
        if n <= largest_on_cpu:
            X = torch.rand(n, n)
            X @ X
            start = time.perf_counter()
            X @ X
            on_cpu = time.perf_counter() - start
        found.append([n, min(each[0] for each in rounds), min(each[1] for each in rounds), on_cpu])
    return found


def is_listing(value):
    return isinstance(value, list | tuple) or (hasattr(value, "ndim") and value.ndim > 0)


def in_rows(table):
    """Return a table of any accepted form as {n: (cpu_s, gpu_s, speedup)}. Raise Mismatch where it is no such table."""
    if isinstance(table, dict) and all(is_listing(table.get(name)) for name in COLUMNS):
        rows = list(zip(*(list(table[name]) for name in COLUMNS), strict=False))
    elif is_listing(table) and all(isinstance(row, dict) and set(COLUMNS) <= row.keys() for row in table):
        rows = [tuple(row[name] for name in COLUMNS) for row in table]
    elif is_listing(table) and all(is_listing(row) and len(row) == 4 for row in table):
        rows = [tuple(row) for row in table]
    else:
        raise Mismatch(f"matmul_speedup returned {show(table)}, expected a table with the columns {', '.join(COLUMNS)}")
    return {int(as_number(row[0])): tuple(map(as_seconds, row[1:])) for row in rows}


def as_seconds(value):
    number = math.nan if value is None else as_number(value)
    if math.isnan(number):
        raise Mismatch("a time is empty, though there is a GPU")
    return number


def measured_rows(student, max_pow, repeats, times=1):
    """Return the table of matmul_speedup, and how often it multiplied matrices of each size on the GPU, call by call."""
    seen = on_gpu(student, speedup_table, max_pow, repeats, times)
    table, products = fields(seen, "table", "products")
    student.last_call = f"matmul_speedup({max_pow}, {repeats})"
    rows = in_rows(table)
    if missing := [2**i for i in range(max_pow + 1) if 2**i not in rows]:
        raise Mismatch(f"the table has no row for n = {missing[0]}")
    calls = [{size: number for place, size, number in each if place == "cuda"} for each in products]
    return rows, calls


@exercise("matmul_speedup")
class TestMatmulSpeedup:
    @points(3, hint="call torch.cuda.synchronize() before each time that you read the clock, so that the products are done")
    def test_gpu_seconds_are_real(self, student, solution):
        """gpu_s holds the seconds until the products are done, as measured beside it on the same GPU."""
        sizes = [2**i for i in range(9, LARGEST + 1)]
        first = solution.run(time_products, "", sizes, 0)
        rows, _ = measured_rows(student, LARGEST, 1)
        second = solution.run(time_products, "", sizes, 0)
        both = [(n, min(a, c), min(b, d), max(b, d)) for (n, a, b, _), (_, c, d, _) in zip(first, second, strict=True)]
        judged = [each for each in both if each[2] >= WORTH * each[1]]
        assert_judged(judged, both)
        for n, started, done, longest in judged:
            claimed = rows[n][1]
            if claimed < math.sqrt(started * done):
                raise Mismatch(
                    f"gpu_s is {claimed:.2g} s for n = {n}, but the product takes {done:.2g} s: "
                    f"the clock was read before the GPU was done (to start it takes {started:.2g} s)"
                )
            if claimed > SLOWER * longest + GRACE:
                raise Mismatch(f"gpu_s is {claimed:.2g} s for n = {n}, but the product takes {done:.2g} s on this GPU")

    @points(1, hint="measure seconds, on the CPU with X on the CPU")
    def test_cpu_seconds_are_real(self, student, solution):
        """cpu_s holds the seconds of the products on the CPU, as measured beside it."""
        sizes = [512, 1024]
        measured = solution.run(time_products, "", sizes, 1024)
        rows, _ = measured_rows(student, 10, 1)
        for n, _, _, done in measured:
            claimed = rows[n][0]
            if not done / SLOWER <= claimed <= SLOWER * done + GRACE:
                raise Mismatch(f"cpu_s is {claimed:.2g} s for n = {n}, but the product takes {done:.2g} s on this CPU")

    @points(1, hint="compute X @ X on the GPU, repeats times for each size, whenever the function is called")
    def test_products_are_computed_each_time(self, student):
        """Each call computes at least `repeats` products of each size on the GPU."""
        _, calls = measured_rows(student, 7, 3, times=2)
        for number, sizes in enumerate(calls, 1):
            for n in (8, 32, 128):
                if (found := sizes.get(n, 0)) < 3:
                    raise Mismatch(
                        f"call {number} of matmul_speedup(7, 3) multiplied {n} x {n} matrices {found} times on the GPU"
                    )

    @points(1, hint="speedup = cpu_s / gpu_s")
    def test_speedup_of_this_machine(self, student):
        """speedup is cpu_s / gpu_s with the times of this machine."""
        rows, _ = measured_rows(student, 8, 2)
        for n, (cpu, gpu, speedup) in rows.items():
            if not (gpu > 0 and abs(speedup * gpu / cpu - 1) <= 0.05):
                raise Mismatch(f"for n = {n}, cpu_s = {cpu:.2g} and gpu_s = {gpu:.2g}, speedup is {show(speedup)}")

    @points(1, hint="plot the column speedup over the column n of the table that you are given")
    def test_plot_of_this_machine(self, student):
        """plot_speedup draws the speed-up of every size that was measured on this machine."""
        seen = on_gpu(student, draw, 10)
        defined, table, curves = fields(seen, "defined", "table", "curves")
        student.last_call = "plot_speedup(matmul_speedup(10, 1))"
        if not defined:
            return
        rows = in_rows(table)
        if not any(shows(curve, rows) for curve in curves if isinstance(curve, list)):
            raise Mismatch(f"none of the {len(curves)} curves that were drawn shows the speedup over n")


def assert_judged(judged, both):
    """A GPU on which no product takes much longer than starting it is judged by a person: nothing passes silently."""
    if not judged:
        raise RuntimeError(f"no product takes {WORTH} times longer than starting it on this GPU: {both}")


def draw(names, watch, max_pow):
    """Draw the table of matmul_speedup; report the table and the points of all curves."""
    import matplotlib.axes
    import matplotlib.pyplot as plt

    if "plot_speedup" not in vars(names)["_names"]:
        return {"defined": False, "table": [], "curves": []}
    drawn, make_axes = [], matplotlib.axes._base._AxesBase.__init__

    def remember(self, *args, **kwargs):
        make_axes(self, *args, **kwargs)
        drawn.append(self)

    def points_of(xs, ys):
        return [np.ma.filled(np.ma.asarray(each, dtype=float), np.nan).reshape(-1)[:100].tolist() for each in (xs, ys)]

    table = names.matmul_speedup(max_pow, 1)
    matplotlib.axes._base._AxesBase.__init__ = remember
    plt.show = lambda *args, **kwargs: None
    names.plot_speedup(table)
    curves = []
    for axes in drawn[:20]:
        curves += [points_of(line.get_xdata(orig=False), line.get_ydata(orig=False)) for line in axes.get_lines()]
        curves += [points_of(*np.asarray(dots.get_offsets()).T) for dots in axes.collections if len(dots.get_offsets())]
        bars = [[bar.get_x() + bar.get_width() / 2, bar.get_height()] for bar in axes.patches if hasattr(bar, "get_height")]
        curves += [points_of(*np.array(bars).T)] if bars else []
    if hasattr(table, "reset_index"):
        table = table.reset_index() if "n" not in table.columns else table
        table = {str(name): list(table[name]) for name in table.columns}
    return {"defined": True, "table": table, "curves": curves[:50]}


def shows(curve, rows):
    """Say whether a curve shows the speed-ups over the sizes, themselves or their logarithms."""
    try:
        xs, ys = (torch.tensor(each, dtype=torch.float64) for each in curve)
    except (TypeError, ValueError, RuntimeError):
        return False
    sizes = torch.tensor(sorted(rows), dtype=torch.float64)
    speedups = torch.tensor([rows[n][2] for n in sorted(rows)], dtype=torch.float64)
    if xs.shape != sizes.shape or ys.shape != speedups.shape:
        return False
    order, forms = xs.argsort(), (lambda values: values, torch.log2, torch.log, torch.log10)
    return all(
        any(torch.allclose(seen[order], form(expected), rtol=0.02, atol=0.01) for form in forms)
        for seen, expected in ((xs, sizes), (ys, speedups))
    )


# --- model_on_device -----------------------------------------------------------------------------------------------


def use_network(names, watch, x):
    """Place a network on the GPU, and predict with another one; report where everything is."""
    tools = {}
    exec(compile(watch, "<watch>", "exec", dont_inherit=True), tools)

    def make():
        torch.manual_seed(1)
        return torch.nn.Sequential(torch.nn.Linear(30, 40), torch.nn.BatchNorm1d(40), torch.nn.Linear(40, 20)).eval()

    placed = names.place(make(), torch.device("cuda:0"))
    places = {name: str(each.device) for name, each in placed.state_dict().items()}
    seen = tools["watched"](lambda: names.predict_on(make(), x, torch.device("cuda:0")))
    out = seen.pop("value")
    return {"places": places, "out": out, "place": str(out.device), "expected": make()(x).detach(), **seen}


@exercise("model_on_device")
class TestModelOnDevice:
    @points(1, hint="net.to(device) moves parameters and buffers; return the network")
    def test_place_on_the_gpu(self, student, rng):
        """place puts every parameter and buffer of a network on the real GPU."""
        (places,) = fields(on_gpu(student, use_network, torch.randn(50, 30, generator=rng)), "places")
        student.last_call = "place(net, 'cuda:0')"
        for name, place in places.items() if isinstance(places, dict) else ():
            if place != "cuda:0":
                raise Mismatch(f"{readable(str(name), 60)} is on {show(place)}, expected cuda:0")

    @points(1, hint="move the network and X to the device, compute there, and bring back the result with .cpu()")
    def test_predict_on_the_gpu(self, student, rng):
        """predict_on computes on the real GPU and returns the result as a CPU tensor."""
        seen = on_gpu(student, use_network, torch.randn(50, 30, generator=rng))
        out, place, expected, computed = fields(seen, "out", "place", "expected", "computed")
        student.last_call = "predict_on(net, X, 'cuda:0')"
        if place != "cpu" or not isinstance(out, torch.Tensor):
            raise Mismatch(f"the result is on {show(place)}, expected the CPU")
        if out.shape != expected.shape or not torch.allclose(out, expected, atol=1e-3):
            raise Mismatch("the result is not net(X)")
        if not computed.get("cuda"):
            raise Mismatch("nothing was computed on the GPU")
