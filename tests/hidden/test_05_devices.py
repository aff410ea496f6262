"""Hidden checks of 05_devices. There need not be a GPU: the student's code runs on a pretend machine (autograder/pretend_*.py).

Nothing here depends on a clock: on the pretend machine each product, copy and new matrix takes the seconds that the check
chooses. Costs are drawn so far apart that no draw can make a wrong table right.
"""

import inspect
import math

import numpy as np
import torch

from autograder import pretend_cuda, pretend_functions, pretend_machine
from autograder.checks import exercise, points
from autograder.compare import Mismatch, as_number, assert_close, fields, readable, show
from autograder.worker.plain import Opaque

PRETENCE = [inspect.getsource(module) for module in (pretend_cuda, pretend_functions, pretend_machine)]


class NotPretended(Exception):
    """The pretend machine lacks a part of CUDA that an answer asks for: a person has to look, and no points are lost."""


def pretend(student, probe, *args):
    seen = student.run(probe, PRETENCE, *args)
    if isinstance(seen, dict) and "unknown" in seen:
        raise NotPretended(f"the pretend GPU cannot do what this answer asks of it: {show(seen['unknown'])}")
    return seen


# --- try_gpu -------------------------------------------------------------------------------------------------------


def name_devices(names, texts, gpus, numbers):
    """Call try_gpu with no number and with each of these, or try_all_gpus, where there are so many GPUs.

    They are called without a GPU beforehand: what was true then must not be remembered.
    """
    import contextlib

    pretence = {}
    for text in texts:
        exec(compile(text, "<pretence>", "exec", dont_inherit=True), pretence)

    def look(machine):
        one = [names.try_gpu()] + [names.try_gpu(number) for number in numbers] if numbers is not None else []
        return {"one": one, "all": names.try_all_gpus() if numbers is None else None}

    with contextlib.suppress(Exception):
        pretence["observe"](vars(names)["_names"], 0, {}, set(), look)
    return pretence["observe"](vars(names)["_names"], gpus, {}, set(), look)


def device_name(value):
    """Return the name of a device, which may be a text."""
    if isinstance(value, torch.device | str):
        text = str(value)
        return "cpu" if text.startswith("cpu") else text
    raise Mismatch(f"got {show(value)}, expected a torch.device")


def some_devices(student, gpus, numbers):
    """Return what try_gpu() and try_gpu(i) for each of the numbers return."""
    (one,) = fields(pretend(student, name_devices, gpus, numbers), "one")
    return one if isinstance(one, list) and len(one) == len(numbers) + 1 else [None] * (len(numbers) + 1)


def assert_devices(student, gpus, numbers):
    """try_gpu() and try_gpu(i) name GPU 0 and GPU i if there is one, and else the CPU."""
    for number, value in zip([None, *numbers], some_devices(student, gpus, numbers), strict=True):
        expected = f"cuda:{number or 0}" if (number or 0) < gpus else "cpu"
        if device_name(value) != expected:
            call = "try_gpu()" if number is None else f"try_gpu({number})"
            raise Mismatch(f"on a machine with {gpus} GPUs {call} returned {show(value)}, expected {expected}")


def all_devices(student, gpus):
    (devices,) = fields(pretend(student, name_devices, gpus, None), "all")
    if not isinstance(devices, list | tuple):
        raise Mismatch(f"try_all_gpus() returned {show(devices)}, expected a list of devices")
    return devices


@exercise("try_gpu")
class TestTryGpu:
    @points(1, hint="compare i with torch.cuda.device_count(); torch.device('cuda:7') can be made on every machine")
    def test_cpu_where_there_is_no_gpu(self, student):
        """Without a GPU, try_gpu returns the CPU, whatever the number."""
        assert_devices(student, 0, [0, 1, 5])

    @points(2, hint="write the number, as in cuda:0; the last of n GPUs has n - 1; ask how many there are inside the function")
    def test_gpu_that_exists(self, student):
        """Where GPU number i exists, try_gpu(i) returns cuda:i, and try_gpu() returns cuda:0."""
        for gpus in (1, 2, 8):
            assert_devices(student, gpus, list(range(gpus)))

    @points(1, hint="GPU number i exists if i is smaller than the number of GPUs")
    def test_number_too_large(self, student):
        """On a machine with GPUs, try_gpu(i) returns the CPU where there is no GPU number i."""
        for gpus in (1, 2, 3):
            assert_devices(student, gpus, [0, gpus, gpus + 1, gpus + 6])

    @points(2, hint="go through range(number of GPUs), and return [torch.device('cpu')] where that is empty")
    def test_all_gpus(self, student):
        """try_all_gpus returns cuda:0, cuda:1, … for all GPUs in order, and the CPU alone where there is none."""
        for gpus in (0, 1, 2, 8):
            expected = [f"cuda:{i}" for i in range(gpus)] or ["cpu"]
            found = [device_name(each) for each in all_devices(student, gpus)]
            if found != expected:
                raise Mismatch(f"with {gpus} GPUs try_all_gpus() returned {show(found)}, expected {show(expected)}")

    @points(1, hint="return torch.device('cpu') and torch.device(f'cuda:{i}'), not their names")
    def test_real_devices(self, student):
        """What both functions return are torch.device objects and not text."""
        for gpus in (0, 2):
            for value in [*some_devices(student, gpus, [0, 1]), *all_devices(student, gpus)]:
                if not isinstance(value, torch.device):
                    raise Mismatch(f"got {show(value)}, expected a torch.device")


# --- moveto --------------------------------------------------------------------------------------------------------


def move_and_describe(names, texts, kind, device, as_text, numbers):
    """Move something that is made here to a device; describe it before and after, and what came back."""
    import collections

    pretence = {}
    for text in texts:
        exec(compile(text, "<pretence>", "exec", dont_inherit=True), pretence)

    counter = iter(numbers)
    thing = object()
    array = np.arange(3.0)
    Pair = collections.namedtuple("Pair", "first second")

    def t(dtype=torch.float32):
        return torch.tensor([next(counter), next(counter)], dtype=dtype)

    def module():
        return torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.BatchNorm1d(1))

    makers = {
        "tensor": t,
        "module": module,
        "list": lambda: [t(), t()],
        "tuple": lambda: (t(), t(torch.int64), t()),
        "one": lambda: (t(),),
        "dict": lambda: {"a": t(), 5: t()},
        "keys": lambda: {t(): "a", t(): t()},
        "set": lambda: {t(), t(), "word", 3},
        "empty": lambda: [[], (), {}, set()],
        "modules": lambda: [module(), {"net": module()}],
        "nested": lambda: [{"a": [t(), (t(), {"b": {t()}})]}, ([[[t()]]], {(t(), "k"): t()})],
        "others": lambda: [1, 2.5, "text", "", None, True, b"bytes", thing, array, 3 + 4j, t(), {"k": None, "": ()}],
        "text": lambda: "text",
        "number": lambda: 7,
        "nothing": lambda: None,
        "namedtuple": lambda: [Pair(t(), "x"), Pair(1, [t()])],
        "ordered": lambda: collections.OrderedDict(b=t(), a=[t()]),
        "dtypes": lambda: [t(torch.float64), {"whole": t(torch.int64), "small": t(torch.uint8)}, t()],
    }

    def tell_tensor(value):
        values = "" if value.device.type == "meta" else f" {value.detach().cpu().tolist()}"
        return f"{str(value.dtype).removeprefix('torch.')} tensor of shape {tuple(value.shape)}{values} on {value.device}"

    def tell(value, named=False):
        """Describe a value; where `named`, with the kinds of containers that are special, such as named tuples."""
        if isinstance(value, torch.nn.Module):
            return f"a module on {sorted({str(each.device) for each in value.state_dict().values()})}"
        if isinstance(value, torch.Tensor):
            return tell_tensor(value)
        kind = type(value).__name__ if named and type(value) not in (list, tuple, set, dict) else ""
        if isinstance(value, dict):
            items = sorted(f"{tell(key, named)}: {tell(item, named)}" for key, item in value.items())
            return kind + "{" + ", ".join(items) + "}"
        for base, ends in ((list, "[]"), (tuple, "()"), (set, ("set {", "}"))):
            if isinstance(value, base):
                inside = [tell(each, named) for each in value]
                return kind + ends[0] + ", ".join(sorted(inside) if base is set else inside) + ends[1]
        if value is thing or value is array:
            return "the same object" if value is thing else "the same array"
        return repr(value)[:200]

    def parts(value):
        """Return the ids of all elements of a nest of containers."""
        if isinstance(value, dict):
            return [(id(key), id(item), parts(key), parts(item)) for key, item in value.items()]
        if isinstance(value, list | tuple | set):
            return [(id(each), parts(each)) for each in value]
        return []

    def look(machine):
        value = makers[kind]()
        before, ids = tell(value, named=True), parts(value)
        moved = names.moveTo(value, device if as_text else torch.device(device))
        if isinstance(value, set) and type(moved) in (list, tuple):  # the order in which a set gives its tensors is chance
            moved = type(moved)(sorted(moved, key=tell))
        return {"moved": tell(moved), "before": before, "after": tell(value, named=True), "same_parts": ids == parts(value)}

    return pretence["observe"](vars(names)["_names"], 2, {}, set(), look)


def words_in(seen, *names):
    return [readable(str(each), 600) for each in fields(seen, *names)]


def assert_moved(student, solution, rng, *kinds, device="meta", as_texts=(True,)):
    """What comes back is what the reference solution returns, in words."""
    for kind in kinds:
        numbers = (torch.randperm(90, generator=rng)[:60] + 10).tolist()
        for as_text in as_texts:
            seen = pretend(student, move_and_describe, kind, device, as_text, numbers)
            moved, before = words_in(seen, "moved", "before")
            (expected,) = words_in(pretend(solution, move_and_describe, kind, device, as_text, numbers), "moved")
            if moved != expected:
                where = f"'{device}'" if as_text else f"torch.device('{device}')"
                raise Mismatch(f"moveTo({before}, {where}) returned {moved}, expected {expected}")


@exercise("moveto")
class TestMoveTo:
    @points(1, hint="return obj.to(device); device may be a text or a torch.device, and any device, not only cuda or cpu")
    def test_tensor_and_module(self, student, solution, rng):
        """A tensor and a module are moved to the device."""
        assert_moved(student, solution, rng, "tensor", "module", as_texts=(True, False))
        for device in ("cpu", "cuda:1"):
            assert_moved(student, solution, rng, "tensor", device=device, as_texts=(True, False))

    @points(2, hint="build a new list or tuple from the moved elements; a tuple comes back as a tuple")
    def test_list_and_tuple(self, student, solution, rng):
        """The elements of a list and of a tuple are moved, and it comes back as a list or tuple."""
        assert_moved(student, solution, rng, "list", "tuple", "one")

    @points(1, hint="build a new dict from the moved values, with the same keys")
    def test_values_of_a_dict(self, student, solution, rng):
        """The values of a dict are moved, and it comes back as a dict."""
        assert_moved(student, solution, rng, "dict")

    @points(1, hint="a key can be a tensor too: move key and value")
    def test_keys_of_a_dict(self, student, solution, rng):
        """The keys of a dict are moved as well."""
        assert_moved(student, solution, rng, "keys")

    @points(1, hint="a set comes back as a set; it has no order and no index")
    def test_set(self, student, solution, rng):
        """The elements of a set are moved, and it comes back as a set."""
        assert_moved(student, solution, rng, "set")

    @points(2, hint="call moveTo on each element: it may be a container, a module or a tensor itself")
    def test_nested(self, student, solution, rng):
        """Containers in containers are walked through, however deeply nested."""
        assert_moved(student, solution, rng, "nested", "modules", "empty")

    @points(1, hint="ask for the kinds of containers; text and arrays can be iterated over, but are returned as they are")
    def test_everything_else(self, student, solution, rng):
        """Numbers, text, None and all other objects come back as they are."""
        assert_moved(student, solution, rng, "others", "text", "number", "nothing")

    @points(1, hint="ask with isinstance, and do not call the type of a named tuple with one argument")
    def test_special_kinds(self, student, solution, rng):
        """In a named tuple and an OrderedDict the elements are moved as well."""
        assert_moved(student, solution, rng, "namedtuple", "ordered")

    @points(1, hint="make new containers and leave those that you were given alone")
    def test_input_is_not_changed(self, student, solution, rng):
        """The containers that were given still hold what they held."""
        for kind in ("list", "dict", "keys", "set", "nested"):
            seen = pretend(student, move_and_describe, kind, "meta", True, list(range(60)))
            moved, before, after, same = words_in(seen, "moved", "before", "after", "same_parts")
            if same != "True" or before != after:
                raise Mismatch(f"moveTo changed what it was given: {before} became {after}")
            if "on cpu" in moved:
                raise Mismatch(f"moveTo left something behind: {moved}")

    @points(1, hint=".to(device) keeps numbers and types; do not make new tensors")
    def test_values_are_kept(self, student, solution, rng):
        """On the new device the tensors have the same values and types as before."""
        assert_moved(student, solution, rng, "dtypes", "tensor", "nested", device="cuda:0")


# --- matmul_speedup ------------------------------------------------------------------------------------------------

COLUMNS = ("n", "cpu_s", "gpu_s", "speedup")
MAKE, COPY, FIRST = 7.0, 5.0, 3.0  # pretend seconds; a product takes 1 to 4 on the CPU and 0.1 to 0.4 on the GPU
WITHIN = 0.06  # for what may be in a measurement beside the products: starting them, reading the clock, a small sum


def measure(names, texts, gpus, seconds, arguments):
    """Call matmul_speedup; report the table and how often which product was computed where."""
    pretence = {}
    for text in texts:
        exec(compile(text, "<pretence>", "exec", dont_inherit=True), pretence)

    def plain(table):
        """Turn a DataFrame, which does not cross, into a dict of lists."""
        if hasattr(table, "reset_index") and hasattr(table, "columns"):
            table = table.reset_index() if "n" not in table.columns else table
            return {str(name): list(table[name]) for name in table.columns}
        return table

    def look(machine):
        table = plain(names.matmul_speedup(*arguments))
        return {"table": table, "products": [[*key, count] for key, count in machine.products.items()]}

    return pretence["observe"](vars(names)["_names"], gpus, seconds, {"matmul_speedup"}, look)


def draw_seconds(rng, **others):
    """Return random pretend costs for products of all sizes, at least 2.5 times faster on the GPU."""
    sizes = [2**i for i in range(12)]
    cpu, gpu = (torch.rand(12, generator=rng, dtype=torch.float64) * 3 + 1, torch.rand(12, generator=rng) * 0.3 + 0.1)
    return {"cpu": dict(zip(sizes, cpu.tolist(), strict=True)), "cuda": dict(zip(sizes, gpu.tolist(), strict=True)), **others}


def is_listing(value):
    return isinstance(value, list | tuple) or (isinstance(value, torch.Tensor | np.ndarray) and value.ndim > 0)


def in_columns(table):
    """Return a table of any accepted form as a dict of lists, sorted by n. Raise Mismatch where it is no such table."""
    if isinstance(table, dict):
        named = {name: list(table[name]) for name in COLUMNS if name in table and is_listing(table[name])}
    elif is_listing(table) and len(table) and all(isinstance(row, dict) for row in table):
        named = {name: [row[name] for row in table] for name in COLUMNS if all(name in row for row in table)}
    elif is_listing(table) and len(table) and all(is_listing(row) and len(row) == 4 for row in table):
        named = dict(zip(COLUMNS, map(list, zip(*table, strict=True)), strict=True))
    else:
        raise Mismatch(f"matmul_speedup returned {show(table)}, expected a table with the columns {', '.join(COLUMNS)}")
    if missing := [name for name in COLUMNS if name not in named]:
        raise Mismatch(f"the table has no column {missing[0]!r}; expected the columns {', '.join(COLUMNS)}")
    if len({len(column) for column in named.values()}) > 1:
        raise Mismatch("the columns of the table have different lengths")
    return sort_by_n({name: [as_value(name, value) for value in column] for name, column in named.items()})


def as_value(name, value):
    """Return a number, or None for an empty place in one of the GPU's columns."""
    empty = value is None or (isinstance(value, Opaque) and value.kind in ("NAType", "NaTType"))
    if empty and name in ("gpu_s", "speedup"):
        return None
    try:
        number = as_number(value)
    except Mismatch as error:
        raise Mismatch(f"in the column {name}: {error}") from None
    return None if math.isnan(number) and name in ("gpu_s", "speedup") else number


def sort_by_n(named):
    order = sorted(range(len(named["n"])), key=named["n"].__getitem__)
    return {name: [column[row] for row in order] for name, column in named.items()}


def table_of(student, gpus, seconds, *arguments):
    """Return the columns of matmul_speedup's table on a pretend machine."""
    (table,) = fields(pretend(student, measure, gpus, seconds, list(arguments)), "table")
    student.last_call = f"matmul_speedup({', '.join(map(str, arguments))})"
    return in_columns(table)


def products_of(student, gpus, seconds, *arguments):
    """Return how often matrices of each size were multiplied on each kind of device, and those of size 8 that were random.

    Random numbers in 8 rows of 8 are all the same with a probability below 1e-18, even where they are only 0 and 1.
    """
    (products,) = fields(pretend(student, measure, gpus, seconds, list(arguments)), "products")
    counts = {}
    for entry in products if isinstance(products, list) else []:
        if isinstance(entry, list) and len(entry) == 4 and (entry[2] is True or entry[1] != 8):
            place = str(entry[0]), as_number(entry[1])
            counts[place] = counts.get(place, 0) + as_number(entry[3])
    return counts


def assert_sizes(columns, max_pow):
    expected = [2**i for i in range(max_pow + 1)]
    if columns["n"] != expected:
        raise Mismatch(f"the column n is {show(columns['n'])}, expected {show(expected)}")


def quotients(measured, costs, sizes):
    """Return measured seconds divided by what one product takes, row by row; an empty place gives 0."""
    if not sizes:
        raise Mismatch("the table has no rows")
    for n in sizes:
        if n not in costs:
            raise Mismatch(f"the table has a row for n = {n:g}, which is not one of the sizes 1, 2, 4, …, 2**max_pow")
    return [(value or 0.0) / costs[n] for value, n in zip(measured, sizes, strict=True)]


def is_near(quotient, products, extra):
    return products * (1 - WITHIN) <= quotient <= products * (1 + extra + WITHIN)


def kind_of_time(found, repeats, *, on_gpu=False):
    """Return 1 where every quotient says "one product", `repeats` where it says "all together", and None otherwise.

    On the GPU a warm-up that is still under way when the clock starts is forgiven: one product more than there are repeats.
    It costs the point of test_first_product_is_not_timed.
    """
    extra = 1 / repeats if on_gpu else 0
    return next((each for each in (1, repeats) if all(is_near(quotient, each, extra) for quotient in found)), None)


def assert_time(columns, name, costs, repeats, cause):
    """A column holds the seconds of one product, or of all repeats."""
    found = quotients(columns[name], costs, columns["n"])
    on_gpu = name == "gpu_s"
    if kind_of_time(found, repeats, on_gpu=on_gpu) is None:
        alone = (row for row, quotient in enumerate(found) if kind_of_time([quotient], repeats, on_gpu=on_gpu) is None)
        row = next(alone, 0)
        n, value = int(columns["n"][row]), columns[name][row]
        told = ", though there is a GPU" if on_gpu and value is None else cause(found[row])
        raise Mismatch(f"where one product with n = {n} takes {costs[n]:.4g} s, {name} is {show(value)}{told}")


def assert_nothing_else_timed(student, seconds, words, *, under_way):
    """No GPU time is longer than that of the products and of so many that were under way before; none is missing."""
    clean = table_of(student, 1, {key: seconds[key] for key in ("cpu", "cuda")}, 5, 4)
    factor = kind_of_time(quotients(clean["gpu_s"], seconds["cuda"], clean["n"]), 4, on_gpu=True) or 4
    columns = table_of(student, 1, seconds, 5, 4)
    found = quotients(columns["gpu_s"], seconds["cuda"], columns["n"])
    for n, quotient, value in zip(columns["n"], found, columns["gpu_s"], strict=True):
        if not 0 < quotient <= factor * (1 + under_way / 4 + WITHIN):
            cost = f"{'one product takes' if factor == 1 else '4 products take'} {factor * seconds['cuda'][n]:.4g} s"
            raise Mismatch(f"where {words}, gpu_s is {show(value)} for n = {n:g}, though {cost}")


@exercise("matmul_speedup")
class TestMatmulSpeedup:
    @points(1, hint="one row for each i in range(max_pow + 1), with n = 2**i and the columns n, cpu_s, gpu_s, speedup")
    def test_rows(self, student, rng):
        """The table has the four columns and one row for each size 1, 2, 4, …, 2**max_pow; max_pow is 11 if not given."""
        for max_pow in (0, 4):
            assert_sizes(table_of(student, 0, draw_seconds(rng), max_pow, 2), max_pow)
        assert_sizes(table_of(student, 0, draw_seconds(rng)), 11)

    @points(1, hint="compute X @ X with torch, repeats times for each size, on X = torch.rand(n, n)")
    def test_products(self, student, rng):
        """For each size a random matrix is really multiplied with itself, at least `repeats` times."""
        few, many = (products_of(student, 1, draw_seconds(rng), 3, repeats) for repeats in (2, 6))
        for device, name in (("cpu", "CPU"), ("cuda", "GPU")):
            for n in (1, 2, 4, 8):
                counts = few.get((device, n), 0), many.get((device, n), 0)
                used = device == "cpu" or any(key[0] == device for key in many)
                if used and (counts[0] < 2 or counts[1] - counts[0] < 4):
                    raise Mismatch(
                        f"on the {name} random {n} x {n} matrices were multiplied {counts[0]:g} times "
                        f"with repeats=2 and {counts[1]:g} times with repeats=6"
                    )

    @points(1, hint="read time.perf_counter() directly before and after the products, and subtract")
    def test_cpu_seconds(self, student, rng):
        """cpu_s holds the seconds that the products take on the CPU."""
        for repeats in (3, 7):
            seconds = draw_seconds(rng)
            columns = table_of(student, 0, seconds, 5, repeats)
            assert_time(columns, "cpu_s", seconds["cpu"], repeats, lambda quotient: "")

    @points(1, hint="make X before you start the clock")
    def test_making_x_is_not_timed(self, student, rng):
        """The time that it takes to make the random matrix is not part of cpu_s."""
        seconds = draw_seconds(rng, make=MAKE)
        columns = table_of(student, 0, seconds, 5, 4)
        told = f": making X takes {MAKE:g} s"
        assert_time(columns, "cpu_s", seconds["cpu"], 4, lambda quotient: told if quotient > 1 else "")

    @points(1, hint="ask torch.cuda.is_available() before anything goes to the GPU, and fill the columns with None or NaN")
    def test_without_gpu(self, student, rng):
        """Without a GPU there is a table all the same; gpu_s and speedup are empty in every row."""
        columns = table_of(student, 0, draw_seconds(rng), 3, 2)
        if not columns["n"]:
            raise Mismatch("the table has no rows")
        for name in ("gpu_s", "speedup"):
            if filled := [value for value in columns[name] if value is not None]:
                raise Mismatch(f"without a GPU {name} is {show(filled[0])}, expected None or NaN")

    @points(
        2, hint="the GPU works while Python goes on: call torch.cuda.synchronize() before each time that you read the clock"
    )
    def test_gpu_seconds(self, student, rng):
        """gpu_s holds the seconds until the GPU has computed the products, on a machine that pretends to have a GPU."""
        for repeats in (3, 7):
            seconds = draw_seconds(rng)
            columns = table_of(student, 1, seconds, 5, repeats)
            assert_time(
                columns,
                "gpu_s",
                seconds["cuda"],
                repeats,
                lambda quotient: ": the clock was read before the products were done" if quotient < 0.2 else "",
            )

    @points(1, hint="move X to the GPU before you start the clock")
    def test_copying_is_not_timed(self, student, rng):
        """Neither making X nor copying it to the GPU is part of gpu_s."""
        seconds = draw_seconds(rng, make=MAKE, copy=COPY)
        words = f"making X takes {MAKE:g} s and a copy to the GPU {COPY:g} s"
        assert_nothing_else_timed(student, seconds, words, under_way=1)

    @points(1, hint="compute one product on the GPU first, and call torch.cuda.synchronize() before the clock starts")
    def test_first_product_is_not_timed(self, student, rng):
        """gpu_s holds neither what only the very first product takes longer, nor a product from before the clock starts."""
        seconds = draw_seconds(rng, first=FIRST)
        assert_nothing_else_timed(student, seconds, f"the first product on the GPU takes {FIRST:g} s longer", under_way=0)

    @points(1, hint="speedup = cpu_s / gpu_s, with both times for one product or both for all repeats")
    def test_speedup(self, student, rng):
        """speedup is cpu_s / gpu_s, and both times are of the same kind: totals, or times of one product."""
        seconds = draw_seconds(rng)
        columns = table_of(student, 1, seconds, 5, 8)
        for n, cpu, gpu, speedup in zip(*(columns[name] for name in COLUMNS), strict=True):
            if not (cpu and gpu and speedup) or not abs(speedup * gpu / cpu - 1) <= WITHIN:
                times = f"n = {n:g}, cpu_s = {show(cpu)} and gpu_s = {show(gpu)}"
                raise Mismatch(f"with a GPU, for {times}, speedup is {show(speedup)}")
        on_cpu = quotients(columns["cpu_s"], seconds["cpu"], columns["n"])
        on_gpu = quotients(columns["gpu_s"], seconds["cuda"], columns["n"])
        if {kind_of_time(on_cpu, 8), kind_of_time(on_gpu, 8, on_gpu=True)} == {1, 8}:
            raise Mismatch("one of cpu_s and gpu_s is the time of one product, the other that of all repeats")


def draw_plot(names, texts, gpus, values):
    """Call plot_speedup with a table in the form of the student's own, filled with these values; report what it drew.

    Without GPUs only the sizes and the times of the CPU are filled in.
    """
    import copy

    import matplotlib.axes
    import matplotlib.pyplot as plt

    pretence = {}
    for text in texts:
        exec(compile(text, "<pretence>", "exec", dont_inherit=True), pretence)
    columns = ("n", "cpu_s", "gpu_s", "speedup")
    rows = range(len(values["n"]))
    fallback = [{name: values[name][row] if name in values else None for name in columns} for row in rows]

    def filled_row(row, number):
        if isinstance(row, dict):
            return {**row, **{name: column[number] for name, column in values.items()}}
        cells = [values[name][number] if name in values else row[place] for place, name in enumerate(columns)]
        return type(row)(*cells) if hasattr(row, "_fields") else type(row)(cells)

    def filled(table):
        if hasattr(table, "reset_index"):
            return table.assign(**{name: column for name, column in values.items() if name in table.columns})
        if isinstance(table, dict):
            makers = {name: type(column) if isinstance(column, list | tuple) else np.array for name, column in table.items()}
            makers |= {name: torch.tensor for name, column in table.items() if isinstance(column, torch.Tensor)}
            return {name: makers[name](values[name]) if name in values else column for name, column in table.items()}
        if isinstance(table, np.ndarray | torch.Tensor):
            make = np.array if isinstance(table, np.ndarray) else torch.tensor
            return make([filled_row(row, number) for number, row in enumerate(table.tolist())])
        return type(table)(filled_row(row, number) for number, row in enumerate(table))

    def make_table():
        try:
            table = copy.deepcopy(names.matmul_speedup(len(rows) - 1, 1))
            size = len(table["n"]) if isinstance(table, dict) else len(table)
            return filled(table) if size == len(rows) else fallback
        except Exception:
            return fallback

    def points_of(xs, ys):
        xs, ys = (np.ma.filled(np.ma.asarray(each, dtype=float), np.nan).reshape(-1)[:100].tolist() for each in (xs, ys))
        return [xs, ys]

    def series_of(axes):
        found = [points_of(line.get_xdata(orig=False), line.get_ydata(orig=False)) for line in axes.get_lines()]
        found += [points_of(*np.asarray(dots.get_offsets()).T) for dots in axes.collections if len(dots.get_offsets())]
        bars = [[bar.get_x() + bar.get_width() / 2, bar.get_height()] for bar in axes.patches if hasattr(bar, "get_height")]
        return ([points_of(*np.array(bars).T)] if bars else []) + found[:50]

    def labels_of(axes):
        figure = axes.get_figure()
        beside, above = axes.get_shared_y_axes().get_siblings(axes), axes.get_shared_x_axes().get_siblings(axes)
        return [
            [*(each.get_xlabel() for each in above), getattr(figure, "get_supxlabel", str)()],
            [*(each.get_ylabel() for each in beside), getattr(figure, "get_supylabel", str)()],
        ]

    drawn = []

    def look(machine):
        if "plot_speedup" not in vars(names)["_names"]:
            return {"defined": False, "axes": []}
        table = make_table()
        plt.close("all")
        make_axes = matplotlib.axes._base._AxesBase.__init__

        def remember(self, *args, **kwargs):
            make_axes(self, *args, **kwargs)
            drawn.append(self)

        matplotlib.axes._base._AxesBase.__init__ = remember
        plt.show = lambda *args, **kwargs: None  # the lines are looked at, not the picture
        try:
            names.plot_speedup(table)
        finally:
            matplotlib.axes._base._AxesBase.__init__ = make_axes
        return {"defined": True, "axes": [{"series": series_of(each), "labels": labels_of(each)} for each in drawn[:20]]}

    return pretence["observe"](vars(names)["_names"], gpus, {}, {"matmul_speedup", "plot_speedup"}, look)


def plotted(student, rng, *, with_gpu=True):
    """Return what was drawn and the table's values; None for what was drawn where there is no function for it."""
    cpu, gpu = (torch.rand(6, generator=rng, dtype=torch.float64) + 0.5 for _ in range(2))
    values = {"n": [2**i for i in range(6)], "cpu_s": (cpu / 100).tolist()}
    if with_gpu:
        gpu = gpu * torch.logspace(0.5, -1.5, 6, dtype=torch.float64) / 100
        values |= {"gpu_s": gpu.tolist(), "speedup": (cpu / 100 / gpu).tolist()}
    student.last_call = "plot_speedup(table)"
    defined, axes = fields(pretend(student, draw_plot, int(with_gpu), values), "defined", "axes")
    return (axes if isinstance(axes, list) else [], values) if defined is not False else (None, values)


def shows(series, sizes, speedups):
    """Say whether a curve shows the speed-ups over the sizes, themselves or their logarithms."""
    try:
        xs, ys = (torch.tensor(each, dtype=torch.float64) for each in series)
    except (TypeError, ValueError, RuntimeError):
        return False
    sizes, speedups = (torch.tensor(each, dtype=torch.float64) for each in (sizes, speedups))
    if xs.shape != sizes.shape or ys.shape != speedups.shape:
        return False
    order = xs.argsort()
    forms = (lambda values: values, torch.log2, torch.log, torch.log10)
    return all(
        any(torch.allclose(seen[order], form(expected), rtol=0.02, atol=0.01) for form in forms)
        for seen, expected in ((xs, sizes), (ys, speedups))
    )


def with_speedup(axes, values):
    """Return those of the axes that show the speed-up of every size."""
    return [each for each in axes if any(shows(series, values["n"], values["speedup"]) for series in fields(each, "series")[0])]


@exercise("matmul_speedup")
class TestPlotSpeedup:
    @points(1, hint="plot the column speedup over the column n, for instance with plt.plot and logarithmic axes")
    def test_curve(self, student, rng):
        """plot_speedup draws the speed-up of every size over n."""
        axes, values = plotted(student, rng)
        if axes is None:
            return
        if not with_speedup(axes, values):
            number = sum(len(fields(each, "series")[0]) for each in axes)
            raise Mismatch(f"none of the {number} curves that were drawn shows the table's speedup over n")

    @points(1, hint="say with plt.xlabel and plt.ylabel, or ax.set, what both axes of the speed-up's picture show")
    def test_labels(self, student, rng):
        """Both axes have a label where the speed-up is drawn."""
        axes, values = plotted(student, rng)
        if axes is None:
            return
        labels = [fields(each, "labels")[0] for each in with_speedup(axes, values) or axes]
        for direction, name in ((0, "x"), (1, "y")):
            texts = [str(text).strip() for each in labels if is_listing(each) and len(each) == 2 for text in each[direction]]
            if not any(texts):
                raise Mismatch(f"the {name} axis of the speed-up has no label")

    @points(1, hint="turn None into float('nan') before you plot: NaN is simply not drawn")
    def test_plot_without_gpu(self, student, rng):
        """A table whose GPU columns are empty is drawn without an error."""
        axes, _ = plotted(student, rng)
        if axes is not None and not axes:
            raise Mismatch("no plot was made, though the GPU columns were filled")
        plotted(student, rng, with_gpu=False)


# --- model_on_device -----------------------------------------------------------------------------------------------


def use_network(names, texts, task, device, as_text, start, weights, x):
    """Make a network, place it or predict with it on a device, and report where everything was and is.

    `start` says where the network and the input are beforehand.
    """
    pretence = {}
    for text in texts:
        exec(compile(text, "<pretence>", "exec", dont_inherit=True), pretence)
    computed = []

    class Net(torch.nn.Module):
        """Two linear layers with a buffer between them; it remembers where it computes."""

        def __init__(self):
            super().__init__()
            self.first = torch.nn.Linear(*weights["first"].T.shape, bias=False)
            self.norm = torch.nn.Module()
            self.norm.register_buffer("shift", weights["shift"].clone())
            self.last = torch.nn.ModuleDict({"out": torch.nn.Linear(*weights["last"].T.shape, bias=False)})

        def forward(self, x):
            hidden = torch.tanh(self.first(x) - self.norm.shift)
            computed.append(str(hidden.device))
            return self.last["out"](hidden)

    def make():
        net = Net().eval()
        with torch.no_grad():
            net.first.weight.copy_(weights["first"])
            net.last["out"].weight.copy_(weights["last"])
        net.to(start["net"])
        net.first.to(start.get("first", start["net"]))
        return net

    def where(net):
        state = net.state_dict() if isinstance(net, torch.nn.Module) else {}
        return {name: str(tensor.device) for name, tensor in state.items()}

    def look(machine):
        target = device if as_text else torch.device(device)
        if task == "place":
            net = make()
            placed = names.place(net, target)
            state = placed.state_dict() if isinstance(placed, torch.nn.Module) else {}
            values = {name: tensor.detach().cpu() for name, tensor in state.items()}
            return {"places": where(placed), "given": where(net), "kind": type(placed).__name__, "values": values}
        out = names.predict_on(make(), x.to(start["x"]), target)
        place = str(out.device) if isinstance(out, torch.Tensor) else ""
        return {"out": out, "place": place, "computed": list(computed)}

    return pretence["observe"](vars(names)["_names"], 2, {}, set(), look)


def draw_weights(rng):
    return {
        "first": torch.randn(4, 3, generator=rng),
        "shift": torch.randn(4, generator=rng),
        "last": torch.randn(2, 4, generator=rng),
    }


def assert_placed(student, rng, device, *, as_text=True, first="cpu"):
    """All parameters and buffers of what `place` returns are on the device; the first layer may be there before."""
    start = {"net": "cpu", "first": first}
    seen = pretend(student, use_network, "place", device, as_text, start, draw_weights(rng), None)
    places, kind = fields(seen, "places", "kind")
    student.last_call = f"place(net, {device!r})"
    if not isinstance(places, dict) or not places:
        raise Mismatch(f"place returned an object of the type {readable(str(kind), 60)}, expected the network")
    for name in ("first.weight", "last.out.weight", "norm.shift"):
        if places.get(name) != device:
            what = "buffer" if name == "norm.shift" else "parameter"
            told = f" (first.weight was on {first} already)" if first != "cpu" else ""
            raise Mismatch(f"the {what} {name} is on {show(places.get(name))}, expected {device}{told}")


def predicted(student, rng, device, *, as_text=True, net="cpu", x="cpu"):
    """Call predict_on; return its result, where it is, where the network computed, and what is expected."""
    weights, rows = draw_weights(rng), torch.randn(7, 3, generator=rng)
    seen = pretend(student, use_network, "predict", device, as_text, {"net": net, "x": x}, weights, rows)
    expected = torch.tanh(rows @ weights["first"].T - weights["shift"]) @ weights["last"].T
    student.last_call = f"predict_on(net, X, {device!r})"
    return [*fields(seen, "out", "place", "computed"), expected]


def assert_predicted(student, rng, device, **options):
    out, _, _, expected = predicted(student, rng, device, **options)
    assert_close(out, expected, rtol=1e-4, atol=1e-5)


@exercise("model_on_device")
class TestModelOnDevice:
    @points(2, hint="net.to(device) moves all parameters and buffers, those of inner modules too; return the network")
    def test_place(self, student, rng):
        """place returns the network with every parameter and buffer on the device, whichever device it is."""
        assert_placed(student, rng, "cuda:0")
        assert_placed(student, rng, "cuda:1", as_text=False)
        assert_placed(student, rng, "cpu")
        assert_placed(student, rng, "cuda:0", first="cuda:0")

    @points(1, hint="move the network that you were given; do not make a new one")
    def test_place_keeps_values(self, student, rng):
        """place moves the network that it was given, and the values of its parameters and buffers stay the same."""
        weights = draw_weights(rng)
        seen = pretend(student, use_network, "place", "cuda:0", True, {"net": "cpu"}, weights, None)
        values, given = fields(seen, "values", "given")
        student.last_call = "place(net, 'cuda:0')"
        names = {"first.weight": "first", "norm.shift": "shift", "last.out.weight": "last"}
        for name, key in names.items():
            assert_close(values.get(name) if isinstance(values, dict) else None, weights[key])
            place = given.get(name) if isinstance(given, dict) else None
            assert place == "cuda:0", f"afterwards {name} of the network that was given is on {show(place)}, not on cuda:0"

    @points(1, hint="return net(X), computed with the network and the input that were given")
    def test_predict_on_the_cpu(self, student, rng):
        """On the CPU, predict_on returns net(X)."""
        assert_predicted(student, rng, "cpu")
        assert_predicted(student, rng, "cpu", as_text=False)

    @points(2, hint="move both the network and X to the device before net(X); X.to(device) returns the moved tensor")
    def test_predict_on_a_gpu(self, student, rng):
        """On a GPU, predict_on moves the network and the input there and returns the values of net(X)."""
        assert_predicted(student, rng, "cuda:0")
        assert_predicted(student, rng, "cuda:1", as_text=False)

    @points(1, hint="call .cpu() on the result, and return the tensor")
    def test_result_is_on_the_cpu(self, student, rng):
        """What predict_on returns is a tensor on the CPU, wherever it was computed."""
        for device in ("cuda:0", "cuda:1"):
            out, place, _, _ = predicted(student, rng, device)
            if not isinstance(out, torch.Tensor) or place != "cpu":
                raise Mismatch(f"the result is {'on ' + place if place else show(out)}, expected a tensor on the CPU")

    @points(1, hint="use the device that was given, whatever it is, and not always the CPU or the first GPU")
    def test_computes_on_the_device(self, student, rng):
        """The network computes on the device that was given."""
        for device in ("cuda:1", "cuda:0", "cpu"):
            _, _, computed, _ = predicted(student, rng, device)
            if not isinstance(computed, list) or not computed or set(map(str, computed)) != {device}:
                raise Mismatch(f"the network computed on {show(computed)}, expected {device}")

    @points(1, hint=".to(device) also works for what is there already; do not assume that the network or X is on the CPU")
    def test_already_there(self, student, rng):
        """The network, the input or both may be on the device already, or on another one."""
        for net, x in (("cuda:0", "cpu"), ("cpu", "cuda:0"), ("cuda:0", "cuda:0"), ("cuda:1", "cpu")):
            assert_predicted(student, rng, "cuda:0", net=net, x=x)
        assert_predicted(student, rng, "cpu", net="cuda:0")
