"""Hidden checks of 01_tensors."""

import torch

from autograder.checks import exercise, points
from autograder.compare import as_number, assert_close, fields, show

BOOK = torch.arange(1, 25).reshape(4, 2, 3)


def whole_numbers(rng, *shape, dtype=torch.int64):
    """Return numbers from -40 to 99; their mean is far from 0, so that a relative tolerance means something."""
    numbers = torch.randint(-40, 100, shape, generator=rng)
    numbers.view(-1)[0] += 1 - numbers.sum() % numbers.numel() if numbers.numel() > 1 else 0
    return numbers.to(dtype)


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
        assert not ready_made, f"mean3d used the ready-made function {show(ready_made)}"
        assert as_number(busiest) > 1, "mean3d used no loop: none of its lines ran more than once"


@exercise("index_13")
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
        """get_13 works for tensors of other types."""
        for dtype in (torch.float32, torch.float64, torch.int32):
            t = (torch.rand(4, 2, 3, generator=rng) * 1000).to(dtype)
            assert_close(student.get_13(t), t[2, 0, 0].item())
