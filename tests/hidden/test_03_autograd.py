"""Hidden checks of 03_autograd. Two of its exercises are about one function, whose values and slopes are computed here."""

import itertools
import math

import numpy as np
import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, as_number, assert_close, fields, show

FORGED = "something in the notebook answered in place of the check's own code"


def uniform(rng, low, high):
    """Return a random number between two others."""
    return low + (high - low) * torch.rand((), generator=rng, dtype=torch.float64).item()


def numbers(value, *names):
    """Return as many numbers as there are names, from a tuple, a list, a tensor or an array of them."""
    if isinstance(value, torch.Tensor | np.ndarray):
        value = value.reshape(-1).tolist()
    if not isinstance(value, list | tuple) or len(value) != len(names):
        raise Mismatch(f"got {show(value)}, expected {len(names)} numbers: {', '.join(names)}")
    return [number_of(each) for each in value]


def number_of(value):
    """Return a number that may stand alone in a list."""
    while isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    return as_number(value)


def watch(names, name, *args):
    """Call a function; report how often autograd ran, where it was asked, and at which numbers the notebook's f was evaluated.

    Who has kept f elsewhere, as slope = torch.func.grad(f) does, is seen only where autograd is asked.
    """
    import inspect

    from torch.autograd import forward_ad

    runs, asked, visited = [], [], []

    def note(places, points):
        try:
            number = float(points[0].detach()) if len(points) == 1 and points[0].numel() == 1 else None
        except RuntimeError:  # inside of vmap a tensor stands for many numbers
            return
        if number is not None and len(places) < 1_000_000:
            places.append(number)

    def counted(function, inputs):
        def count(*args, **kwargs):
            runs.append(1)
            note(asked, [each for each in inputs(args) if isinstance(each, torch.Tensor)])
            return function(*args, **kwargs)

        return count

    def watched(*args, **kwargs):
        note(visited, [torch.as_tensor(each) for each in (*args, *kwargs.values())])
        return f(*args, **kwargs)

    torch.autograd._engine_run_backward = counted(torch.autograd._engine_run_backward, lambda args: args[4])
    forward_ad.make_dual = counted(forward_ad.make_dual, lambda args: args[:1])
    function = names[name]
    scope = getattr(inspect.unwrap(function), "__globals__", {})
    if f := scope.get("f"):
        scope["f"] = watched
    value = function(*args)
    seen = {"asked": asked, "visited": visited}
    return {"value": value, "autograd": len(runs)} | {key: torch.tensor(seen[key], dtype=torch.float64) for key in seen}


# autograd


def call_twice(names, name, x, grad):
    """Call a function twice with a tensor that requires a gradient and has an old one, then with new numbers in it."""

    def copy(value):
        return value.detach().clone() if isinstance(value, torch.Tensor) else value

    x.requires_grad_().grad = grad
    first = names[name](x)
    at_once = copy(first)
    second = copy(names[name](x))
    with torch.no_grad():
        x *= 3
    names[name](x)
    return {"first": at_once, "second": second, "first_later": first}


def slope_through(names, a):
    a.requires_grad_()
    names.f(a).backward()
    return a.grad


def recipe(a):
    """Return f of the exercise and its slope, in exact doublings."""
    factor = 2.0
    while abs(factor * a) < 1000:
        factor *= 2
    factor *= 1 if a > 0 else 100
    return factor * a, factor


def sizes(rng):
    """Yield numbers above 0 far enough from the thresholds 1000 / 2**k, some that meet a threshold, and one just below."""
    for exponent in (-6, -2, 0, 1, 5, 8, 10):
        yield torch.tensor(uniform(rng, 1.0, 1.9)).item() * 2.0**exponent
    yield from (500.0, 62.5, 1000.0, 499.75)


def assert_slopes(student, signs, rng):
    for sign in signs:
        for size in sizes(rng):
            a = torch.tensor(sign * size)
            assert_close(student.grad_f(a), recipe(a.item())[1], rtol=1e-5)


def vectors(rng):
    for size, dtype in ((4, torch.float32), (1, torch.float32), (7, torch.float64)):
        yield torch.randn(size, generator=rng, dtype=dtype) * 3 + 0.5


@exercise("autograd")
class TestAutograd:
    @points(2, hint="let a tensor require a gradient, compute 2 * torch.dot(x, x) with it, and go back through the result")
    def test_gradient_of_dot_product(self, student, rng):
        """grad_2xtx returns the gradient of 2 xᵀx, a tensor like x."""
        for x in vectors(rng):
            assert_close(student.grad_2xtx(x), 4 * x, rtol=1e-5, atol=1e-6, any_float=True)

    @points(2, hint="u must be y.detach(): without it the gradient is 3x²")
    def test_gradient_with_a_constant(self, student, rng):
        """grad_detached treats u as a constant."""
        for x in vectors(rng):
            assert_close(student.grad_detached(x), x * x, rtol=1e-5, atol=1e-6, any_float=True)

    @points(
        1, hint="work on x.detach().clone(): gradients add up in x.grad, and who returns x.grad itself sees it change later"
    )
    def test_called_twice(self, student, rng):
        """An x that requires a gradient and holds an old one is no obstacle; a second call gives the same, the first stays."""
        for name, gradient in (("grad_2xtx", lambda x: 4 * x), ("grad_detached", lambda x: x * x)):
            x = torch.randn(5, generator=rng) + 2
            expected = gradient(x)
            seen = student.run(call_twice, name, x, torch.randn(5, generator=rng))
            for result, what in zip(fields(seen, "first", "second", "first_later"), RESULTS, strict=True):
                assert_same(result, expected, f"{name}, {what}", rtol=1e-5, atol=1e-6, any_float=True)

    @points(1, hint="start with 2a, and double it while its norm is below 1000, not at 1000")
    def test_f_of_positive_numbers(self, student, rng):
        """f doubles a positive number until it is not below 1000."""
        for size in sizes(rng):
            a = torch.tensor(size)
            assert_close(student.f(a), recipe(a.item())[0], rtol=1e-5)

    @points(1, hint="the norm has no sign; when the sum is not greater than 0, the result is 100 b")
    def test_f_of_negative_numbers(self, student, rng):
        """f of a negative number is multiplied by 100 at the end."""
        for size in sizes(rng):
            a = torch.tensor(-size)
            assert_close(student.f(a), recipe(a.item())[0], rtol=1e-5)

    @points(1, hint="if only this fails: compute with tensors all the way; item(), detach() or float() cut the record")
    def test_slope_through_f(self, student, rng):
        """Autograd can go back through f."""
        for sign in (1, -1):
            a = torch.tensor(sign * uniform(rng, 1.0, 1.9))
            slope = student.run(slope_through, a)
            assert slope is not None, "a got no gradient from f(a).backward()"
            assert_close(slope, recipe(a.item())[1], rtol=1e-5)

    @points(2, hint="if f is right: call it with a copy of a that requires a gradient, and go back through the result")
    def test_slope_of_f(self, student, rng):
        """grad_f returns the slope of f, for positive and negative numbers."""
        assert_slopes(student, (1, -1), rng)

    @points(1, hint="if only this fails: work on a.detach().clone(), so that nothing that a holds already is added")
    def test_slope_twice(self, student, rng):
        """An a that requires a gradient and holds an old one is no obstacle to grad_f, and it can be called twice."""
        for sign in (1, -1):
            a = torch.tensor(sign * uniform(rng, 1.0, 1.4))
            seen = student.run(call_twice, "grad_f", a, torch.tensor(uniform(rng, 1, 9)))
            for result, what in zip(fields(seen, "first", "second", "first_later"), RESULTS, strict=True):
                assert_same(result, recipe(a.item())[1], f"grad_f, {what}", rtol=1e-5)

    @points(
        1,
        hint="if only this fails: use backward, torch.autograd.grad or torch.func.grad, not a formula that was found on paper",
    )
    def test_by_autograd(self, student, rng):
        """All three gradients come from autograd."""
        x, a = torch.randn(5, generator=rng), torch.tensor(uniform(rng, 1.0, 1.9))
        for name, arg, expected in (("grad_2xtx", x, 4 * x), ("grad_detached", x, x * x), ("grad_f", a, recipe(a.item())[1])):
            value, runs = fields(student.run(watch, name, arg), "value", "autograd")
            assert_same(value, expected, name, rtol=1e-5, atol=1e-6, any_float=True)
            assert as_number(runs) >= 1, f"{name} did not use autograd"


RESULTS = (
    "the first call, with a tensor that holds an old gradient",
    "the second call with the same one",
    "the first result, looked at again after other calls",
)


def assert_same(actual, expected, what, **tolerances):
    """Compare, and begin the message with what was compared."""
    try:
        assert_close(actual, expected, **tolerances)
    except Mismatch as mismatch:
        raise Mismatch(f"{what}: {mismatch}") from None


# descent


def descend(names, name, kind, centre, scale, x0, eta, epsilon):
    """Call a minimiser with a function of this kind, which gives up after many calls; look at the optimizers that stepped."""
    from torch.optim.optimizer import register_optimizer_step_pre_hook

    calls, steps = [], []

    def f(x):
        calls.append(1)
        if len(calls) > 20_000:
            raise RuntimeError("f was called 20,000 times, and the loop still runs")
        d = x - centre
        if kind == "tilted":
            return scale * d**2 + 0.5 * (x - x.detach())
        return scale * {"parabola": d * d, "cosh": torch.cosh(d), "sine": torch.sin(d)}[kind]

    def look(optimizer, args, kwargs):
        parameters = [each for group in optimizer.param_groups for each in group["params"]]
        are_parameters = all(isinstance(each, torch.nn.Parameter) for each in parameters)
        steps.append([isinstance(optimizer, torch.optim.SGD), are_parameters])

    register_optimizer_step_pre_hook(look)
    result = names[name](f, x0, eta, epsilon)
    return {"result": result, "steps": len(steps), "sgd": all(map(all, steps))}


SLOPES = {
    "parabola": lambda d: 2 * d,
    "cosh": math.sinh,
    "sine": math.cos,
    "tilted": lambda d: 2 * d,  # plus what only autograd sees: the value of x - x.detach() is 0, its slope is 1
}


class Walk:
    """Gradient descent as it must go: one function, one start, and the right path."""

    def __init__(self, kind, centre, scale, x0, eta, epsilon):
        self.settings = (kind, centre, scale, x0, eta, epsilon)
        self.x0, self.eta, self.epsilon = x0, eta, epsilon
        self._kind, self._centre, self._scale = kind, centre, scale
        self.path = [x0, self.next(x0)]
        while abs(self.path[-1] - self.path[-2]) > epsilon:
            self.path.append(self.next(self.path[-1]))

    def next(self, x):
        tilt = 0.5 if self._kind == "tilted" else 0.0
        return x - self.eta * (self._scale * SLOPES[self._kind](x - self._centre) + tilt)

    def of(self, student, name):
        """Return what came back as x and as the path (None where it is missing), and what optimizers did."""
        result, steps, sgd = fields(student.run(descend, name, *self.settings), "result", "steps", "sgd")
        x, path = result if isinstance(result, list | tuple) and len(result) == 2 else (result, None)
        return number_of(x), path, (as_number(steps), sgd is True)

    def read(self, path):
        """Return the path as a list of numbers that begins with x0."""
        if isinstance(path, torch.Tensor | np.ndarray):
            path = path.reshape(-1).tolist()
        if not isinstance(path, list | tuple) or not path:
            raise Mismatch(f"the path is {show(path)}, expected a list of all x: return x and the path")
        path = [number_of(each) for each in path]
        starts_at_x0 = abs(path[0] - self.x0) <= self.rounding(self.x0)
        return path if starts_at_x0 else [self.x0, *path]

    def rounding(self, x):
        return 2e-5 * (1 + abs(x))

    def assert_end(self, x):
        """It came as near to the bottom as the right walk does, or nearer."""
        end = self.path[-1]
        bottom = end
        for _ in range(10_000):
            bottom = self.next(bottom)
        near = abs(x - bottom) <= abs(end - bottom) + 5 * self.epsilon + self.rounding(end)
        start = f"from {self.x0:.4g} with eta {self.eta:.3g}"
        assert near, f"{start} your walk ends at {show(x)}, the right one at {end:.5f}"

    def assert_path(self, path, x):
        """Each step of the path is right, and it ends at x."""
        path = self.read(path)
        for number, (here, new) in enumerate(itertools.pairwise(path), 1):
            right = abs(new - self.next(here)) <= self.rounding(here)
            assert right, f"step {number} goes from {here:.5f} to {new:.5f}, expected {self.next(here):.5f}"
        assert len(path) > 2, f"the path has only {len(path)} values"
        assert abs(path[-1] - x) <= self.rounding(x), f"the path ends at {path[-1]:.5f}, but x is {x:.5f}"

    def assert_stops(self, path):
        rounded = 0 if self.epsilon > 0.1 else 2 + 0.02 * len(self.path)  # the steps of the large one are exact in floats
        few = abs(len(path) - len(self.path)) <= rounded
        steps = f"{len(path) - 1} steps were taken from {self.x0:.4g} with eta {self.eta:.3g} and epsilon {self.epsilon:.2g}"
        assert few, f"{steps}, expected {'about ' if rounded else ''}{len(self.path) - 1}"


def book_walks(rng):
    yield Walk("parabola", 2.0, 1.0, -3.5, 0.1, 1e-5)
    yield Walk("parabola", uniform(rng, -4, -1), uniform(rng, 0.4, 0.8), uniform(rng, 1, 4), 0.2, 1e-4)


def halving_walk(rng):
    """Return a walk with the steps 2, 1, 0.5 and 0.25, exact in floats, of which only the last is shorter than epsilon."""
    centre = float(torch.randint(-3, 4, (), generator=rng))
    return Walk("parabola", centre, 1.0, centre + 4.0, 0.25, 0.3)


def slow_walk(rng):
    return Walk("parabola", uniform(rng, 0, 2), 1.0, uniform(rng, -4, -2), uniform(rng, 0.01, 0.014), 1e-4)


def other_walks(rng):
    yield Walk("cosh", uniform(rng, -1, 1), 1.0, uniform(rng, 1.5, 2.5), 0.1, 1e-4)
    centre = uniform(rng, -1, 1)
    yield Walk("sine", centre, uniform(rng, 1, 2), centre + uniform(rng, -1, 0.8), 0.1, 1e-4)
    yield Walk("tilted", uniform(rng, -1, 1), 0.5, uniform(rng, 2, 4), 0.2, 1e-4)


@exercise("descent", together=True)
class TestDescent:
    @points(2, hint="x becomes x - eta * slope, again and again; clear the gradient before each step")
    def test_arrives(self, student, rng):
        """minimise returns the place where the parabola is lowest."""
        for walk in book_walks(rng):
            walk.assert_end(walk.of(student, "minimise")[0])

    @points(1, hint="append the number x.item() after each step: a tensor that is changed in place changes in the path too")
    def test_path(self, student, rng):
        """The path of minimise holds every x in its order, and each step is eta times the slope, downhill."""
        for walk in (*book_walks(rng), halving_walk(rng)):
            x, path, _ = walk.of(student, "minimise")
            walk.assert_path(path, x)

    @points(1, hint="stop after the first step with |x_new - x| <= epsilon, and not after a fixed number of steps")
    def test_stops(self, student, rng):
        """minimise stops when a step is not longer than epsilon."""
        for walk in (slow_walk(rng), *book_walks(rng), halving_walk(rng)):
            walk.assert_stops(walk.read(walk.of(student, "minimise")[1]))

    @points(1, hint="call the f that you were given, and get the slope of its result with backward or torch.autograd.grad")
    def test_other_functions(self, student, rng):
        """minimise works for other functions, with the slope that autograd finds."""
        for walk in other_walks(rng):
            x, path, _ = walk.of(student, "minimise")
            walk.assert_path(path, x)
            walk.assert_end(x)

    @points(1, hint="write the step yourself: subtract eta times the gradient")
    def test_by_hand(self, student, rng):
        """minimise takes its steps without an optimizer."""
        walk = next(book_walks(rng))
        x, _, (steps, _) = walk.of(student, "minimise")
        walk.assert_end(x)
        assert steps == 0, f"an optimizer took {steps:g} of the steps"


@exercise("descent", together=True)
class TestDescentWithSGD:
    @points(2, hint="in each round: zero_grad, the backward of f(x), step; the learning rate is eta")
    def test_arrives_step_by_step(self, student, rng):
        """minimise_sgd goes the same way to the same place."""
        for walk in (*book_walks(rng), *other_walks(rng), halving_walk(rng)):
            x, path, _ = walk.of(student, "minimise_sgd")
            walk.assert_end(x)
            walk.assert_path(path, x)

    @points(1, hint="compare x before and after each step; 60 steps are enough for one eta and not for another")
    def test_sgd_stops(self, student, rng):
        """minimise_sgd stops when a step is not longer than epsilon."""
        for walk in (slow_walk(rng), *book_walks(rng), halving_walk(rng)):
            walk.assert_stops(walk.read(walk.of(student, "minimise_sgd")[1]))

    @points(1, hint="make x = nn.Parameter(...) and give it to torch.optim.SGD")
    def test_parameter_and_sgd(self, student, rng):
        """minimise_sgd steps with torch.optim.SGD on an nn.Parameter."""
        walk = next(book_walks(rng))
        x, path, (steps, sgd) = walk.of(student, "minimise_sgd")
        walk.assert_end(x)
        taken = len(walk.read(path)) - 1
        assert steps >= taken - 2, f"an optimizer took {steps:g} of {taken} steps"
        assert sgd, "the steps were not taken by torch.optim.SGD on an nn.Parameter"


# minimise_f


def wavy(x):
    """Return f of the exercise minimise_f, in double precision."""
    x = torch.as_tensor(x, dtype=torch.float64)
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.cos(x).abs().sqrt()


def slope_at(function, *args):
    """Return the slopes of a function here, one for each argument."""
    args = [torch.as_tensor(each, dtype=torch.float64).clone().requires_grad_() for each in args]
    return torch.autograd.grad(function(*args).sum(), args)


def spikes(lo, hi):
    """Return the zeros of the cosine in an interval."""
    first, last = math.ceil(lo / math.pi - 0.5), math.floor(hi / math.pi - 0.5)
    return [(k + 0.5) * math.pi for k in range(first, last + 1)]


def smooth_points(rng, *shape):
    """Return numbers between -8 and 8 that are not near a spike."""
    k = torch.randint(-2, 3, shape, generator=rng)
    return math.pi * (k + torch.rand(shape, generator=rng, dtype=torch.float64) * 0.8 - 0.4)


def differentiate(names, *args):
    """Return the student's f of these tensors, and its slopes."""
    for each in args:
        each.requires_grad_()
    value = names.f(*args)
    value.sum().backward()
    return {"value": value, "slopes": [each.grad for each in args]}


def assert_slopes_of(student, function, *args):
    slopes = fields(student.run(differentiate, *args), "slopes")[0]
    expected = slope_at(function, *args)
    if not isinstance(slopes, list) or len(slopes) != len(expected):
        raise Mismatch(FORGED)
    for slope, right in zip(slopes, expected, strict=True):
        assert slope is not None, "no gradient came back through f"
        assert_close(slope, right.reshape(args[0].shape), rtol=1e-3, atol=1e-2, any_float=True)


def arrived(x, within=0.02):
    """Say whether x is at a spike's tip or at the bottom of a smooth valley."""
    tips = spikes(x - 0.1, x + 0.1)
    if tips:
        return min(abs(x - tip) for tip in tips) <= 0.005
    left, right = (slope_at(wavy, x + side)[0].item() for side in (-within, within))
    return left <= 0 <= right


def is_passing_by(x, visited):
    """Say whether a walk that ended near a spike only bounces there: its last points are elsewhere, and it saw lower ones."""
    if not spikes(x - 0.1, x + 0.1) or not len(visited):
        return False
    return bool((visited[-20:] - x).abs().max() > 0.005 and wavy(visited).min() < wavy(x) - 1e-3)


def watch_minimise(student, *args):
    """Return what minimise found, where f was evaluated and autograd asked on the way, as far as seen, and how often it ran."""
    value, visited, asked, runs = fields(student.run(watch, "minimise", *args), "value", "visited", "asked", "autograd")
    for places in (visited, asked):
        if not isinstance(places, torch.Tensor) or places.dtype != torch.float64 or places.dim() != 1:
            raise Mismatch(FORGED)
    return *numbers(value, "x", "f(x)"), visited, asked, as_number(runs)


def began_at(x0, visited, asked, runs):
    """Say whether a walk touched x0, or was not seen: backward was called for an f that had been kept elsewhere."""
    seen = torch.cat([visited, asked])
    return len(seen) < runs / 3 or not len(seen) or bool(((seen - x0).abs() < 1e-4).any())


def assert_point_of_f(x, height):
    assert math.isfinite(x), f"it ended at x = {x}"
    expected = wavy(x).item()
    assert abs(height - expected) <= 0.02 + 1e-4 * abs(expected), f"f({x:.5f}) is {expected:.5f}, but got {show(height)}"


def assert_best(student, lo, hi, allowed):
    """global_min finds the lowest point of this interval."""
    x, height = numbers(student.global_min(lo, hi), "x", "f(x)")
    rounding = 1e-5 * (1 + abs(x))
    assert lo - rounding <= x <= hi + rounding, f"{show(x)} is not in the interval [{lo}, {hi}]"
    assert_point_of_f(x, height)
    xs = torch.cat([torch.linspace(lo, hi, 400_001, dtype=torch.float64), torch.tensor(spikes(lo, hi), dtype=torch.float64)])
    heights = wavy(xs)
    best = int(heights.argmin())
    lowest = heights[best].item()
    found = wavy(x).item() <= lowest + allowed
    assert found, f"f({x:.4f}) is {wavy(x).item():.4f}, but f({xs[best].item():.4f}) is {lowest:.4f}"


@exercise("minimise_f")
class TestMinimiseF:
    @points(2, hint="torch.sin(x - 2) * (x + 2) ** 2 + torch.sqrt(torch.abs(torch.cos(x))): mind the brackets")
    def test_values(self, student, rng):
        """f has the right values, element by element."""
        for shape, dtype in (((), torch.float32), ((9,), torch.float64), ((2, 3), torch.float32)):
            x = smooth_points(rng, *shape).to(dtype)
            assert_close(student.f(x), wavy(x).to(dtype), rtol=1e-4, atol=1e-3, any_float=True)

    @points(1, hint="if only this fails: use torch's functions only; item(), detach(), numpy or math cut the record")
    def test_slopes(self, student, rng):
        """Autograd can go back through f."""
        assert_slopes_of(student, wavy, smooth_points(rng, 6))

    @points(2, hint="if f is right: stop when the steps have become tiny; a fixed number, such as 60, may not be enough")
    def test_from_the_usual_start(self, student):
        """minimise() ends at a local minimum, not higher than it started."""
        x, height, visited, _, _ = watch_minimise(student)
        assert_point_of_f(x, height)
        assert wavy(x) <= wavy(-3.5), f"f({x:.4f}) is {wavy(x).item():.4f}, higher than at the start, where it is 2.5548"
        assert arrived(x), f"x = {x:.5f} is no local minimum: f falls on beside it"
        assert not is_passing_by(x, visited), f"minimise still jumps about beside the spike when it stops at {x:.5f}"

    @points(1, hint="if f is right: begin at x0, whatever it is")
    def test_from_another_start(self, student, rng):
        """minimise(x0) starts at x0 and ends at a local minimum, not higher than it started."""
        x0 = uniform(rng, 0, 0.9)
        x, height, visited, asked, runs = watch_minimise(student, x0)
        assert_point_of_f(x, height)
        assert wavy(x) <= wavy(x0), f"f({x:.4f}) is higher than f({x0:.4f}), where it started"
        assert arrived(x, within=0.1), f"from x0 = {x0:.4f} it ended at {x:.5f}, which is no local minimum"
        first = [*visited[:1].tolist(), *asked[:1].tolist()]
        assert began_at(x0, visited, asked, runs), f"minimise({x0:.4f}) did not start there, but at {first[0]:.4f}"

    @points(2, hint="if f is right: get the slope with backward, torch.autograd.grad or torch.func.grad")
    def test_walks_with_autograd(self, student, rng):
        """minimise finds its way with slopes from autograd."""
        x0 = uniform(rng, 0, 0.9)
        value, runs = fields(student.run(watch, "minimise", x0), "value", "autograd")
        x, _ = numbers(value, "x", "f(x)")
        assert wavy(x) < wavy(x0), f"f({x:.4f}) is not lower than f({x0:.4f}), where it started"
        assert as_number(runs) >= 2, f"minimise asked autograd for {as_number(runs):g} slopes"

    @points(2, hint="if f is right: a single walk stops in the nearest valley: look everywhere in the interval")
    def test_best_valley(self, student, rng):
        """global_min finds the lowest of several valleys."""
        assert_best(student, uniform(rng, -10, -9), uniform(rng, 9, 10), 0.05)
        assert_best(student, uniform(rng, -8, -7.5), uniform(rng, -0.5, 0), 0.05)

    @points(1, hint="if f is right: f falls on between points of a coarse grid; take more, or walk downhill from the best")
    def test_close_enough(self, student, rng):
        """global_min comes within 0.05 of the lowest value."""
        for _ in range(2):
            assert_best(student, uniform(rng, -10, -9), uniform(rng, 9, 10), 0.05)

    @points(1, hint="if f is right: the ends belong to the interval, and nothing outside does")
    def test_best_at_an_end(self, student, rng):
        """global_min finds the lowest point at an end of the interval, and stays inside."""
        assert_best(student, uniform(rng, 2, 3), uniform(rng, 5.6, 6.2), 0.05)
        assert_best(student, uniform(rng, 7.1, 7.3), uniform(rng, 8.5, 9), 0.05)

    @points(1, hint="if f is right: beside a spike the slope misleads: compare heights at many points that lie close together")
    def test_best_at_a_spike(self, student, rng):
        """global_min finds the tip of a spike."""
        assert_best(student, uniform(rng, -3, -2.6), uniform(rng, -1.4, -1.2), 0.15)


# minimise_xy


def two_valleys(x, y):
    """Return f of the exercise minimise_xy, in double precision."""
    x, y = (torch.as_tensor(each, dtype=torch.float64) for each in (x, y))
    return torch.exp(torch.sin(x) ** 2) / (x - y) ** 2 + (x - y) ** 2


def watch_optimizers(names):
    """Call minimise_xy, and report where optimizers first stepped and all that they reached, and where f was asked first."""
    import contextlib
    import inspect

    from torch.optim.optimizer import register_optimizer_step_post_hook, register_optimizer_step_pre_hook

    known, starts, reached, first = [], [], [], []

    def parameters(optimizer):
        return [each for group in optimizer.param_groups for each in group["params"]]

    def before(optimizer, args, kwargs):
        for each in parameters(optimizer):
            if not any(each is other for other in known):
                known.append(each)
                starts.extend(each.detach().flatten().tolist())

    def after(optimizer, args, kwargs):
        for each in parameters(optimizer):
            reached.extend(each.detach().flatten().tolist())

    def noted(*args, **kwargs):
        if not first:
            given = [*args, *(kwargs[name] for name in ("x", "y") if name in kwargs)]
            with contextlib.suppress(RuntimeError):  # inside of torch.func a tensor may stand for many numbers
                first.extend([float(torch.as_tensor(each).detach().flatten()[0]) for each in given[:2]])
        return f(*args, **kwargs)

    register_optimizer_step_pre_hook(before)
    register_optimizer_step_post_hook(after)
    scope = getattr(inspect.unwrap(names.minimise_xy), "__globals__", {})
    if f := scope.get("f"):
        scope["f"] = noted
    value = names.minimise_xy()
    reached = torch.tensor(reached, dtype=torch.float64)
    return {"value": value, "starts": starts[:100], "first": first, "reached": reached}


@exercise("minimise_xy")
class TestMinimiseXY:
    @points(2, hint="mind the brackets: e to the power sin(x)², divided by (x - y)², plus (x - y)²")
    def test_values_of_xy(self, student, rng):
        """f has the right values."""
        for shape, dtype in (((), torch.float32), ((1,), torch.float64), ((), torch.float64), ((1,), torch.float32)):
            x = torch.tensor(uniform(rng, -3, 3), dtype=dtype)
            y = x + torch.tensor(uniform(rng, 0.7, 3), dtype=dtype) * (1 if shape else -1)
            got = student.f(x.reshape(shape), y.reshape(shape))
            assert_close(got, two_valleys(x, y).item(), rtol=1e-4)
        x = torch.randn(2, 3, generator=rng)
        y = x + torch.rand(2, 3, generator=rng) + 0.7
        assert_close(student.f(x, y), two_valleys(x, y), rtol=1e-4, any_float=True)

    @points(1, hint="use torch's functions only: item(), detach(), numpy or math cut the record")
    def test_slopes_of_xy(self, student, rng):
        """Autograd can go back through f to x and to y."""
        x, d = torch.tensor(uniform(rng, -3, 3)), torch.tensor(uniform(rng, 0.7, 3))
        assert_slopes_of(student, two_valleys, x, x + d)

    @points(3, hint="more steps, or a learning rate with which f neither jumps about nor creeps; look at f on the way")
    def test_lowest_point(self, student):
        """minimise_xy ends where f(x, y) is below 2.01."""
        x, y, _ = numbers(student.minimise_xy(), "x", "y", "f(x, y)")
        height = two_valleys(x, y).item()
        assert height < 2.01, f"f({show(x)}, {show(y)}) is {show(height)}, and the lowest value is 2"

    @points(1, hint="compute f once more at the end, with the x and y that are returned")
    def test_height(self, student):
        """The third number that minimise_xy returns is f at the other two, lower than at the start."""
        x, y, height = numbers(student.minimise_xy(), "x", "y", "f(x, y)")
        expected = two_valleys(x, y).item()
        assert abs(height - expected) <= 0.01 * expected, f"f({show(x)}, {show(y)}) is {show(expected)}, but got {show(height)}"
        assert expected < 50, f"f is {show(expected)} at the end, hardly lower than at the start"

    @points(2, hint="give the optimizer parameters that hold 0.2 and 10.0, and return what they hold in the end")
    def test_optimizer_from_the_start(self, student):
        """A torch.optim optimizer goes from (0.2, 10) to the point that is returned."""
        value, starts, first, reached = fields(student.run(watch_optimizers), "value", "starts", "first", "reached")
        x, y, _ = numbers(value, "x", "y", "f(x, y)")
        starts = [as_number(each) for each in starts] if isinstance(starts, list) else []
        assert starts, "no optimizer of torch.optim took a step"
        began = len(starts) > 1 and max(abs(sorted(starts[:2])[0] - 0.2), abs(sorted(starts[:2])[1] - 10)) < 1e-3
        assert began, f"the optimizer began with {show(starts[:4])}, expected 0.2 and 10"
        swapped = isinstance(first, list) and [round(as_number(each), 3) for each in first] == [10, 0.2]
        assert not swapped, "the walk began with x = 10 and y = 0.2, expected x = 0.2 and y = 10"
        if not isinstance(reached, torch.Tensor) or not reached.numel():
            raise Mismatch(FORGED)
        for name, number in (("x", x), ("y", y)):
            nearby = (reached - number).abs() <= 0.01  # another walk may have ended at nan
            assert nearby.any(), f"{name} = {show(number)} is not a number that the optimizer reached"
