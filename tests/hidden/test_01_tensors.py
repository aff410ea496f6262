"""Hidden checks of 01_tensors."""

import math

import numpy as np
import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, as_number, assert_close, fields, readable, show, show_call

BOOK = torch.arange(1, 25).reshape(4, 2, 3)
TYPES = (torch.float32, torch.float64, torch.int64)

# sqrt(ln(2e9) / (2 n)): n numbers are distributed farther from what they were drawn from with a probability below 1e-9
# (Dvoretzky, Kiefer and Wolfowitz).
DRAWS = 100_000
DISTRIBUTION_BOUND = math.sqrt(math.log(2e9) / (2 * DRAWS))


def whole_numbers(rng, *shape, dtype=torch.int64):
    """Return numbers from -40 to 99; their mean is far from 0, so that a relative tolerance means something."""
    numbers = torch.randint(-40, 100, shape, generator=rng)
    numbers.view(-1)[0] += 1 - numbers.sum() % numbers.numel() if numbers.numel() > 1 else 0
    return numbers.to(dtype)


def unlike(rng, *shape, dtype=torch.float32):
    """Return numbers that all differ and that the type holds exactly: quarters, or whole ones for a whole type."""
    numbers = torch.randperm(4000, generator=rng)[: math.prod(shape)].reshape(shape) - 2000
    return (numbers / 4).to(dtype) if dtype.is_floating_point else numbers.to(dtype)


def tensor_of(value, shape):
    """Return a value that is a tensor of this shape. Raise Mismatch for another one."""
    if not isinstance(value, torch.Tensor) or tuple(value.shape) != tuple(shape):
        raise Mismatch(f"got {show(value)}, expected a tensor of shape {tuple(shape)}")
    return value


def assert_numbers(actual, expected, *, rtol=0.0):
    """Compare shapes and values, whatever numeric type the actual tensor has."""
    plain = isinstance(actual, torch.Tensor) and not actual.dtype.is_complex and actual.dtype != torch.bool
    assert_close(actual.double() if plain else actual, expected.double(), rtol=rtol)


def call(names, name, *args):
    """Call a function; return its result, and the arguments after the call."""
    result = names[name](*args)
    return {"result": result, "after": {str(number): each for number, each in enumerate(args)}}


def after_call(student, name, *args):
    """Call a function of the notebook and return the arguments after the call."""
    (after,) = fields(student.run(call, name, *args), "after")
    return fields(after, *(str(number) for number in range(len(args))))


def assert_kept(student, name, *args):
    """The tensors and arrays that the function is given stay as they were."""
    for before, now in zip(args, after_call(student, name, *args), strict=True):
        if isinstance(before, torch.Tensor | np.ndarray):
            now = torch.from_numpy(now) if isinstance(now, np.ndarray) else now
            same = isinstance(now, torch.Tensor) and torch.equal(now, torch.as_tensor(before))
            assert same, f"{name} changed what it was given: it began {show(before)} and is now {show(now)}"


def assert_mean(student, solution, t):
    assert_close(student.mean3d(t), as_number(solution.mean3d(t)), rtol=1e-4)


def watch_mean(names, t):
    """Call mean3d and report what ran: ready-made means, and how often the student's busiest line was executed."""
    import collections
    import sys

    ready_made, lines = [], collections.Counter()

    def is_students(frame):
        return frame.f_code.co_filename.startswith("<ipython-input-")

    def profile(frame, event, arg):
        name = arg.__name__ if event == "c_call" else frame.f_code.co_name
        is_own = event == "call" and is_students(frame)
        if event in ("call", "c_call") and not is_own and any(word in name for word in ("mean", "average", "avg")):
            ready_made.append(name)

    def trace(frame, event, arg):
        if not is_students(frame):
            return None
        is_generator = frame.f_code.co_flags & 0x20  # CO_GENERATOR: each of its values comes with a call event
        if event == "line" or (event == "call" and is_generator):
            lines[frame.f_code.co_filename, frame.f_lineno] += 1
        return trace

    sys.setprofile(profile)
    sys.settrace(trace)
    try:
        value = names.mean3d(t)
    finally:
        sys.settrace(None)
        sys.setprofile(None)
    return {"value": value, "ready_made": ready_made, "busiest": max(lines.values(), default=0)}


@exercise("tensor3d_mean")
class TestTensor3dMean:
    @points(2, hint="add up all elements and divide by how many there are, t.numel()")
    def test_whole_numbers(self, student, solution, rng):
        """The mean of a tensor of whole numbers is right, for 1 to 24 and for other numbers."""
        assert_mean(student, solution, BOOK)
        assert_mean(student, solution, whole_numbers(rng, 3, 4, 5))
        assert_mean(student, solution, whole_numbers(rng, 4, 2, 3, dtype=torch.int32))

    @points(1, hint="divide with / and not with //, and do not turn the numbers or the result into whole ones")
    def test_floating_numbers(self, student, solution, rng):
        """The mean of a tensor of floating numbers is right."""
        for dtype in (torch.float32, torch.float64):
            assert_mean(student, solution, torch.rand(2, 5, 3, generator=rng, dtype=dtype) - 3)

    @points(1, hint="take the sizes of the three axes from t.shape, not from the example")
    def test_other_shapes(self, student, solution, rng):
        """The mean is right for every shape with three axes, also where an axis has the size 1."""
        for shape in ((1, 1, 1), (5, 1, 2), (1, 6, 3), (3, 2, 7)):
            assert_mean(student, solution, torch.rand(shape, generator=rng) + 1)

    @points(1, hint="go through the elements or the rows with for, and add them up")
    def test_with_loops(self, student, rng):
        """The mean is computed with a Python loop and not by a ready-made function."""
        t = torch.rand(3, 4, 5, generator=rng) + 1
        value, ready_made, busiest = fields(student.run(watch_mean, t), "value", "ready_made", "busiest")
        assert_close(value, t.double().mean().item(), rtol=1e-4)
        names = ", ".join(sorted({str(each) for each in ready_made})) if isinstance(ready_made, list) else show(ready_made)
        assert not ready_made, f"mean3d used ready-made functions: {readable(names, 80)}"
        assert as_number(busiest) > 1, "mean3d used no loop: none of its lines ran more than once"


@exercise("index_13", together=True)
class TestIndex13:
    @points(2, hint="13 is the first number of its block: count the blocks, rows and columns from 0")
    def test_position(self, student, rng):
        """get_13 returns the element at the place where torch_tensor3d holds 13."""
        assert_close(student.get_13(BOOK), 13)
        shuffled = torch.randperm(24, generator=rng).reshape(4, 2, 3) + 100
        assert_close(student.get_13(shuffled), shuffled[2, 0, 0].item())

    @points(1, hint="index the place, whatever number stands there; do not search for 13")
    def test_not_by_value(self, student, rng):
        """get_13 looks at the place and not at the value: 13 may stand elsewhere, more than once, or nowhere."""
        elsewhere = (torch.randperm(11, generator=rng) + 14).repeat(3)[:24].reshape(4, 2, 3)
        for place in ((0, 0, 0), (3, 1, 2)):
            elsewhere[place] = 13
            assert_close(student.get_13(elsewhere), elsewhere[2, 0, 0].item())

    @points(1, hint="return the element itself: t[i, j, k] with three indices")
    def test_other_types(self, student, rng):
        """get_13 works for tensors of other types, and gives one number, not a tensor with axes."""
        for dtype in (torch.float32, torch.float64, torch.int32):
            t = (torch.rand(4, 2, 3, generator=rng) * 1000).to(dtype)
            number = student.get_13(t)
            assert_close(number, t[2, 0, 0].item())
            shape = tuple(number.shape) if isinstance(number, torch.Tensor | np.ndarray) else ()
            assert shape == (), f"got a tensor of shape {shape}, expected one without axes: a slice such as 0:1 keeps its axis"


def draw(names, shape, seed, other):
    """Call gaussian with a seed; draw elsewhere and call it with another seed; then call it with the first one again."""
    first = names.gaussian(shape, seed).clone()
    torch.rand(3), np.random.rand(3)
    return {"first": first, "other": names.gaussian(shape, other).clone(), "again": names.gaussian(shape, seed)}


def distance_to_normal(numbers):
    """Return the largest difference between the distribution function of some numbers and the normal one."""
    ordered = numbers.double().flatten().sort().values
    normal = (1 + torch.erf(ordered / math.sqrt(2))) / 2
    steps = torch.arange(len(ordered) + 1) / len(ordered)
    return max((normal - steps[:-1]).abs().max().item(), (normal - steps[1:]).abs().max().item())


def draw_with_seeds(names, shape, seeds):
    """Call gaussian once with each of these seeds."""
    return torch.stack([names.gaussian(shape, seed).clone() for seed in seeds])


def draws_of_4(student, rng):
    """Return what gaussian draws with 1000 different seeds, 4 numbers with each."""
    seeds = torch.randperm(10**6, generator=rng)[:1000].tolist()
    return tensor_of(student.run(draw_with_seeds, (4,), seeds), (1000, 4)), seeds


@exercise("make_tensors", together=True)
class TestMakeTensors:
    @points(1, hint="make the numbers 0 to rows * cols - 1, then give them the shape (rows, cols)")
    def test_range_matrix(self, student):
        """range_matrix counts 0, 1, 2, … row by row, for any number of rows and columns."""
        for rows, cols in ((3, 4), (4, 3), (1, 6), (5, 1), (7, 7), (1, 1)):
            assert_numbers(student.range_matrix(rows, cols), torch.arange(rows * cols).reshape(rows, cols))

    @points(1, hint="take the whole tuple as the shape: it may have one axis, or four")
    def test_filled_with_whole_numbers(self, student, rng):
        """filled makes a tensor of the asked shape that holds a whole number everywhere."""
        for shape in ((3, 4), (5,), (2, 1, 3), (1, 2, 2, 3)):
            value = int(torch.randint(-99, 100, (), generator=rng))
            assert_numbers(student.filled(shape, value), torch.full(shape, value))

    @points(1, hint="choose a floating type: a tensor of int64 makes 2 of 2.5")
    def test_filled_with_decimal_numbers(self, student, rng):
        """filled keeps a decimal number as it is."""
        for shape, value in (((2, 3), 2.5), ((4,), -0.1), ((3, 1, 2), torch.rand((), generator=rng).item() + 0.01)):
            assert_numbers(student.filled(shape, value), torch.full(shape, value, dtype=torch.float64), rtol=1e-6)

    @points(1, hint="give the seed to the generator at the beginning of every call")
    def test_gaussian_repeats(self, student, rng):
        """gaussian gives the same numbers for the same seed, in the asked shape, whatever was drawn in between."""
        for shape in ((40,), (6, 7), (3, 2, 5)):
            seed, other = torch.randperm(10**6, generator=rng)[:2].tolist()
            first, again = fields(student.run(draw, shape, seed, other), "first", "again")
            assert torch.equal(tensor_of(first, shape), tensor_of(again, shape)), f"the seed {seed} gave other numbers later"

    @points(1, hint="start the generator with the seed that is given")
    def test_gaussian_uses_the_seed(self, student, rng):
        """gaussian gives other numbers for another seed."""
        for one, two in (torch.randperm(10**6, generator=rng)[:2].tolist(), (0, 1)):
            first, other = fields(student.run(draw, (6, 7), one, two), "first", "other")
            same = torch.equal(tensor_of(first, (6, 7)), tensor_of(other, (6, 7)))
            assert not same, f"the seeds {one} and {two} gave the same numbers"
        out, seeds = draws_of_4(student, rng)
        seen = {}
        for seed, numbers in zip(seeds, out.tolist(), strict=True):
            other = seen.setdefault(tuple(numbers), seed)
            assert other == seed, f"the seeds {other} and {seed} gave the same numbers"

    @points(1, hint="draw every element on its own, from the normal distribution and not evenly between 0 and 1")
    def test_gaussian_is_normal(self, student, rng):
        """The numbers of gaussian follow the normal distribution with mean 0 and standard deviation 1."""
        shape = (DRAWS // 100, 100)
        out = tensor_of(student.gaussian(shape, int(torch.randint(10**6, (), generator=rng))), shape)
        assert out.is_floating_point(), f"got a tensor of {out.dtype}, expected a floating type"
        mean, std = out.double().mean().item(), out.double().std().item()
        normal = distance_to_normal(out) <= DISTRIBUTION_BOUND
        assert normal, f"this is another distribution: its mean is {mean:.3f} and its standard deviation {std:.3f}"
        assert len(out.unique(dim=0)) == len(out), "some rows hold the same numbers"
        assert len(out.T.unique(dim=0)) == len(out.T), "some columns hold the same numbers"
        means = draws_of_4(student, rng)[0].double().mean(1)
        normal = distance_to_normal(2 * means) <= DISTRIBUTION_BOUND * math.sqrt(DRAWS / len(means))
        spread = f"over 1000 seeds, the means of 4 numbers vary by {means.std():.3f} around {means.mean():.3f}"
        assert normal, f"{spread}, expected 0.5 around 0: the numbers are not drawn each on its own"


def convert(names, array, other):
    """Call to_torch and look at the tensor before and after other numbers are written into the array."""
    given = array.copy()
    result = names.to_torch(array)
    is_pair = isinstance(result, tuple | list) and len(result) == 2
    tensor, said = result if is_pair else (result, None)
    if not isinstance(tensor, torch.Tensor):
        return {"before": tensor, "after": tensor, "kept": True, "said": said, "is_pair": is_pair}
    before, kept = tensor.clone(), bool((array == given).all())
    array[...] = other
    return {"before": before, "after": tensor, "kept": kept, "said": said, "is_pair": is_pair}


def as_answer(said):
    """Return what was said beside the tensor as True or False. Raise Mismatch where it is neither."""
    if isinstance(said, bool | np.bool_) or (isinstance(said, torch.Tensor) and said.dtype == torch.bool):
        return bool(np.asarray(said).all())
    if isinstance(said, str) or as_number(said) not in (0, 1):
        raise Mismatch(f"got {show(said)} beside the tensor, expected True or False")
    return bool(said)


def arrays(rng):
    """Yield arrays of different types and shapes, each with another one that differs from it everywhere."""
    for dtype in (torch.float64, torch.float32, torch.int64, torch.int32, torch.uint8):
        for shape in ((3, 4), (7,), (2, 1, 3)):
            pair = torch.randperm(100, generator=rng)[: 2 * math.prod(shape)].reshape(2, *shape)
            yield tuple((pair / 8 if dtype.is_floating_point else pair).to(dtype).numpy())
    flags = torch.rand(4, 5, generator=rng).numpy() < 0.5
    yield flags, ~flags


@exercise("cast", together=True)
class TestCast:
    @points(1, hint="ask the tensor itself to convert to torch.float32")
    def test_as_float32(self, student, rng):
        """as_float32 gives the same numbers in float32, and leaves its argument as it is."""
        for dtype in (torch.int64, torch.float64, torch.int32, torch.float32, torch.float16):
            t = unlike(rng, 3, 4, dtype=dtype)
            assert_close(student.as_float32(t), t.float())
            assert_kept(student, "as_float32", t)
        for t in (torch.tensor(1 / 3, dtype=torch.float64), torch.rand(2, 3, 4, generator=rng) < 0.5):
            assert_close(student.as_float32(t), t.float())

    @points(1, hint="2.75 becomes 2, and -2.75 becomes -2: convert, and do not round")
    def test_as_int64(self, student, rng):
        """as_int64 gives int64 numbers without what stood behind the point, and leaves its argument as it is."""
        for dtype in (torch.float32, torch.float64, torch.int32, torch.int64, torch.uint8):
            t = unlike(rng, 3, 4, dtype=dtype)
            assert_close(student.as_int64(t), t.long())
            assert_kept(student, "as_int64", t)
        for t in (torch.tensor(-7.5), torch.tensor([2**40 + 1]), torch.rand(2, 3, 4, generator=rng) < 0.5):
            assert_close(student.as_int64(t), t.long())

    @points(1, hint="torch.Tensor(array) always makes float32; choose a function that keeps the type")
    def test_to_torch(self, student, rng):
        """to_torch gives a tensor with the numbers, the shape and the type of the array."""
        for array, other in arrays(rng):
            before, kept = fields(student.run(convert, array, other), "before", "kept")
            student.last_call = f"to_torch(array) of {array.dtype}"
            assert_close(before, torch.from_numpy(array))
            assert kept is True, "it has changed the numbers in the array"

    @points(1, hint="change the array, look at the tensor, and say what you saw; the same must hold for every type")
    def test_to_torch_says_what_is_shared(self, student, rng):
        """to_torch says beside the tensor whether it shares its memory with the array, and this is true."""
        for array, other in arrays(rng):
            observed = student.run(convert, array, other)
            before, after, said, is_pair = fields(observed, "before", "after", "said", "is_pair")
            student.last_call = f"to_torch(array) of {array.dtype}"
            assert is_pair is True, f"got {show(before)}, expected a pair: the tensor, and whether it shares its memory"
            answer = as_answer(said)
            shared = not torch.equal(tensor_of(before, array.shape), tensor_of(after, array.shape))
            kind = f"an array of {array.dtype} and its tensor {'share' if shared else 'do not share'} their memory"
            assert answer == shared, f"{kind}, but to_torch said {show(said)}"

    @points(1, hint="return a numpy array, not a list; a list of numbers has forgotten the type")
    def test_to_numpy(self, student, rng):
        """to_numpy gives a numpy array with the numbers, the shape and the type of the tensor, which stays as it is."""
        for dtype in (*TYPES, torch.int32, torch.uint8, torch.bool):
            for shape in ((3, 4), (5,), (2, 1, 3)):
                t = unlike(rng, *shape, dtype=dtype)
                array = student.to_numpy(t)
                assert isinstance(array, np.ndarray), f"got {show(array)}, expected a numpy array"
                assert array.dtype == t.numpy().dtype, f"got an array of {array.dtype}, expected {t.numpy().dtype}"
                assert_close(torch.from_numpy(array), t)
                assert_kept(student, "to_numpy", t)


@exercise("masks", together=True)
class TestMasks:
    @points(1, hint="compare the tensor with the threshold: the result is the mask, not the elements that it picks")
    def test_above(self, student, rng):
        """above gives the mask that is True where an element is greater than the threshold."""
        for dtype, shape in zip(TYPES, ((3, 4), (30,), (2, 3, 5)), strict=True):
            x, threshold = unlike(rng, *shape, dtype=dtype), int(torch.randint(1, 300, (), generator=rng)) + 0.375
            x.view(-1)[0] = threshold - 0.125
            assert_close(student.above(x, threshold), x > threshold)
            assert_kept(student, "above", x, threshold)
        whole = torch.randperm(9, generator=rng) - 4  # whole numbers are not compared with a threshold made whole
        assert_close(student.above(whole, -2.5), whole > -2.5)

    @points(1, hint="an element that equals the threshold is not above it")
    def test_equal_is_not_above(self, student, rng):
        """Where an element is equal to the threshold, the mask is False."""
        x = torch.randint(-2, 3, (5, 6), generator=rng)
        for threshold in (-1, 0, 1):
            assert_close(student.above(x, threshold), x > threshold)
            assert_close(student.above(x.double(), threshold), x > threshold)

    @points(1, hint="value where the mask is True, the old element elsewhere; choose, do not multiply: 0 * nan is nan")
    def test_replace_where(self, student, rng):
        """replace_where puts the value where the mask is True, and keeps the type and all other elements."""
        for dtype, shape in zip(TYPES, ((3, 4), (30,), (2, 3, 5)), strict=True):
            x, value = unlike(rng, *shape, dtype=dtype), 7777 if dtype == torch.int64 else -7777.5
            random = torch.rand(shape, generator=rng) < 0.5
            for mask in (random, torch.zeros_like(random), torch.ones_like(random)):
                assert_close(student.replace_where(x, mask, value), torch.where(mask, torch.full_like(x, value), x))
        x = torch.tensor([math.nan, 1.5, math.inf, -math.inf, -2.0])
        assert_close(student.replace_where(x, ~x.isfinite(), 0.5), torch.tensor([0.5, 1.5, 0.5, 0.5, -2.0]))

    @points(1, hint="write into a copy, not into the tensor that the caller still needs")
    def test_replace_where_makes_a_new_tensor(self, student, rng):
        """replace_where leaves the tensor and the mask that it is given as they are."""
        x = unlike(rng, 4, 5)
        mask = torch.rand(4, 5, generator=rng) < 0.5
        mask[1, 2] = True
        tensor_of(student.replace_where(x, mask, 7777.5), x.shape)
        assert_kept(student, "replace_where", x, mask, 7777.5)

    @points(1, hint="name the two axes that change places; the one in the middle stays")
    def test_swap_first_last(self, student, rng):
        """swap_first_last makes (3, 2, 4) of (4, 2, 3), and every element moves from [i, j, k] to [k, j, i]."""
        for t in (BOOK, unlike(rng, 2, 5, 6), unlike(rng, 5, 1, 2, dtype=torch.int32)):
            assert_close(student.swap_first_last(t), t.permute(2, 1, 0))

    @points(1, hint="reshape keeps the numbers in their order; swapping axes does not")
    def test_swap_of_equal_axes(self, student, rng):
        """swap_first_last moves the elements where the first and the last axis have the same size, too."""
        for shape in ((3, 2, 3), (4, 4, 4), (2, 1, 2)):
            t = unlike(rng, *shape, dtype=torch.float64)
            assert_close(student.swap_first_last(t), t.permute(2, 1, 0))
            assert_kept(student, "swap_first_last", t)


@exercise("broadcasting", together=True)
class TestBroadcasting:
    @points(1, hint="give one vector the shape (n, 1) and the other (1, m), then add")
    def test_outer_sum(self, student, rng):
        """outer_sum gives a[i] + b[j] in row i and column j, for vectors of different lengths."""
        for n, m in ((3, 4), (5, 2), (1, 6), (4, 1)):
            a, b = unlike(rng, n), unlike(rng, m)
            assert_numbers(student.outer_sum(a, b), a[:, None] + b[None])

    @points(1, hint="a + b of two vectors adds element by element; a has to become a column first")
    def test_outer_sum_of_equal_lengths(self, student, rng):
        """outer_sum gives a matrix where the vectors have the same length, too."""
        for n in (4, 2):
            a, b = unlike(rng, n, dtype=torch.int64), unlike(rng, n, dtype=torch.int64)
            assert_numbers(student.outer_sum(a, b), a[:, None] + b[None])

    @points(1, hint="the first axis counts the rows, and it grows")
    def test_cat_rows(self, student, rng):
        """cat_rows gives the rows of A and below them the rows of B."""
        for n, m, columns in ((2, 2, 2), (1, 3, 4), (4, 2, 1)):
            A, B = unlike(rng, n, columns), unlike(rng, m, columns)
            assert_numbers(student.cat_rows(A, B), torch.cat((A, B)))

    @points(1, hint="the second axis counts the columns, and it grows")
    def test_cat_columns(self, student, rng):
        """cat_columns gives the columns of A and to their right the columns of B."""
        for n, m, rows in ((2, 2, 2), (1, 3, 4), (4, 2, 1)):
            A, B = unlike(rng, rows, n), unlike(rng, rows, m)
            assert_numbers(student.cat_columns(A, B), torch.cat((A, B), dim=1))

    @points(1, hint="torch.zeros makes float32: give it the dtype of what you put in, and change nothing in place")
    def test_types(self, student, rng):
        """The results have the type of the tensors that were given, which stay as they are."""
        for dtype in TYPES:
            a, b = unlike(rng, 3, dtype=dtype), unlike(rng, 4, dtype=dtype)
            A, B = unlike(rng, 3, 3, dtype=dtype), unlike(rng, 3, 3, dtype=dtype)
            for name, x, y in (("outer_sum", a, b), ("cat_rows", A, B), ("cat_columns", A, B)):
                out = student.call(name, x, y)
                assert_close(out, {"outer_sum": a[:, None] + b, "cat_rows": torch.cat((A, B))}.get(name, torch.cat((A, B), 1)))
                assert_kept(student, name, x, y)


def add_and_watch(names, Y, X):
    """Call add_into, and look at Y through another tensor that stood on its memory before."""
    address, other = Y.data_ptr(), Y.view(-1)
    names.add_into(Y, X)
    return {"Y": Y, "other": other, "stayed": Y.data_ptr() == address}


# float32 cannot hold what comes out when whole numbers or quarters are multiplied by these
FACTORS = {torch.float32: 1, torch.float64: 1 + 2**-26, torch.int64: 2**24 + 1}


def assert_tensor(what, actual, expected):
    """Compare, and begin the message with what was compared."""
    try:
        assert_close(actual, expected)
    except Mismatch as mismatch:
        raise Mismatch(f"{what}: {mismatch}") from None


@exercise("in_place", together=True)
class TestInPlace:
    @points(1, hint="Y = Y + X only gives the sum a local name; the caller's Y has to change, and X not")
    def test_add_into(self, student, rng):
        """add_into adds X to the caller's Y and leaves X as it is."""
        for dtype, shape in zip(TYPES, ((3, 4), (6,), (2, 1, 3)), strict=True):
            Y, X = (unlike(rng, *shape, dtype=dtype) * FACTORS[dtype] for _ in range(2))
            Y_after, X_after = after_call(student, "add_into", Y, X)
            call = show_call("add_into", (Y, X), {})
            assert_tensor(f"Y after {call}", Y_after, Y + X)
            assert_tensor(f"X, which should stay as it is, after {call}", X_after, X)

    @points(1, hint="write into the elements of Y that are there: everybody who holds Y then sees the sum")
    def test_add_into_keeps_the_memory(self, student, rng):
        """add_into uses the memory of Y and no new one: Y stays at its address."""
        for dtype, shape in ((torch.float32, (3, 4)), (torch.int64, (2, 1, 3))):
            Y, X = unlike(rng, *shape, dtype=dtype), unlike(rng, *shape, dtype=dtype)
            Y_after, other, stayed = fields(student.run(add_and_watch, Y, X), "Y", "other", "stayed")
            assert_close(Y_after, Y + X)
            told = "Y was moved to new memory: who held its old memory does not see the sum"
            assert stayed is True, told
            assert torch.equal(tensor_of(other, (Y.numel(),)), (Y + X).view(-1)), told

    @points(1, hint="the first row has the index 0, and the last one the index -1")
    def test_first_and_last_row(self, student, rng):
        """first_and_last_row gives the first row and the last row, in this order."""
        for rows, columns in ((3, 4), (5, 2), (2, 1), (1, 3), (4, 4)):
            X = unlike(rng, rows, columns, dtype=TYPES[rows % 3])
            out = student.first_and_last_row(X)
            out = list(out) if isinstance(out, torch.Tensor) and out.dim() == 2 else out
            if not isinstance(out, tuple | list) or len(out) != 2:
                raise Mismatch(f"got {show(out)}, expected a pair of two rows")
            assert_close(out[0], X[0])
            assert_close(out[1], X[-1])

    @points(1, hint="the rows from row to row + block.shape[0], and the columns likewise; write into X itself")
    def test_write_block(self, student, rng):
        """write_block writes the block into the caller's X, with its corner at [row, column], and nothing else."""
        for row, column, r, c in ((1, 2, 2, 3), (2, 0, 1, 4), (3, 4, 2, 1)):
            assert_block_written(student, rng, (6, 7), row, column, (r, c))

    @points(1, hint="the end of a range is not part of it: rows a:b end with b - 1")
    def test_write_block_at_the_edges(self, student, rng):
        """write_block reaches the last row and column, fills the whole of X, and writes a single element."""
        for row, column, r, c in ((3, 5, 3, 2), (0, 0, 6, 7), (5, 6, 1, 1), (0, 6, 6, 1)):
            assert_block_written(student, rng, (6, 7), row, column, (r, c))


def assert_block_written(student, rng, shape, row, column, size):
    X, block = unlike(rng, *shape), unlike(rng, *size) + 0.125
    X_after, block_after = after_call(student, "write_block", X, row, column, block)[0::3]
    expected = X.clone()
    expected[row : row + size[0], column : column + size[1]] = block
    call = show_call("write_block", (X, row, column, block), {})
    assert_tensor(f"X after {call}", X_after, expected)
    assert_tensor(f"the block, which should stay as it is, after {call}", block_after, block)
