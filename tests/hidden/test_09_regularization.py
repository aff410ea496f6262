"""Hidden checks of 09_regularization.

Where a check draws at random, its false-failure probability is below 1e-9 and stated beside it.
"""

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


def normal(rng, *shape, dtype=torch.float64):
    return torch.randn(shape, generator=rng, dtype=dtype)


def pair(value, what):
    """Return the two parts of what came back."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise Mismatch(f"got {show(value)}, expected two things: {what}")
    return value


def assert_same(actual, expected, what, **tolerances):
    """Compare, and begin the message with what was compared."""
    try:
        assert_close(actual, expected, **tolerances)
    except Mismatch as mismatch:
        raise Mismatch(f"{what}: {mismatch}") from None


# overfitting


def powers(x, degree):
    return torch.stack([x**power for power in range(degree + 1)], dim=1)


def best_fit(x, y, degree):
    """Return the weights with the smallest error; the places of `places` make this exact to 10 digits and more."""
    return torch.linalg.lstsq(powers(x, degree), y.unsqueeze(1)).solution.squeeze(1)


def error(w, x, y):
    return (powers(x, len(w) - 1) @ w - y).square().mean().item()


def places(rng, number):
    """Return different places that cover the interval from -1 to 1, in any order."""
    step = 2 / number
    grid = torch.arange(number, dtype=torch.float64) * step + step / 2 - 1
    moved = grid + step * 0.3 * (2 * torch.rand(number, generator=rng, dtype=torch.float64) - 1)
    return moved[torch.randperm(number, generator=rng)]


def curve(rng, degree):
    """Return the weights of a polynomial that needs its highest power."""
    w = normal(rng, degree + 1)
    w[degree] = 3.0 if w[degree] > 0 else -3.0
    return w


def measured(rng, w, number, noise):
    x = places(rng, number)
    return x, powers(x, len(w) - 1) @ w + noise * normal(rng, number)


def expected_losses(train, valid, degrees):
    fits = [best_fit(*train, degree) for degree in degrees]
    return [error(w, *train) for w in fits], [error(w, *valid) for w in fits]


def first_rise(validation, degrees):
    """Return the place behind which the validation loss rises for the first time, from the smallest degree on."""
    order = sorted(range(len(degrees)), key=degrees.__getitem__)
    rises = (here for here, after in itertools.pairwise(order) if validation[after] > validation[here])
    return next(rises, order[-1])


def telling_data(rng, best, degrees, misled):
    """Return data for which the validation loss picks `best`, by 5%: not the training loss, nor the smallest gap, nor `misled`.

    `misled` names another rule that shall pick a wrong degree: "sum" of both losses, "first rise", or none.
    """
    while True:  # at least one draw in 20 will do: over 1000 are needed with a probability below 1e-22
        w = curve(rng, best)
        train, valid = measured(rng, w, 14, 0.5), measured(rng, w, 45, 0.5)
        training, validation = expected_losses(train, valid, degrees)
        gaps = [abs(after - before) for before, after in zip(training, validation, strict=True)]
        others = [loss for degree, loss in zip(degrees, validation, strict=True) if degree != best]
        sums = [before + after for before, after in zip(training, validation, strict=True)]
        rules = {"sum": sums.index(min(sums)), "first rise": first_rise(validation, degrees)}
        wrong = (training.index(min(training)), gaps.index(min(gaps)), rules.get(misled))
        chosen = degrees.index(best)
        if validation[chosen] < 0.95 * min(others) and chosen not in wrong:
            return train, valid


def loss_lists(student, train, valid, degrees):
    """Return the student's training and validation losses as lists of numbers."""
    both = student.losses(train, valid, degrees)
    student.last_call = f"losses(train, valid, {degrees})"
    if isinstance(both, torch.Tensor | np.ndarray) and both.ndim == 2:
        both = list(both)
    lists = []
    for values, what in zip(pair(both, "the training and the validation losses"), ("training", "validation"), strict=True):
        values = values.reshape(-1).tolist() if isinstance(values, torch.Tensor | np.ndarray) else values
        if not isinstance(values, list | tuple) or len(values) != len(degrees):
            raise Mismatch(f"the {what} losses are {show(values)}, expected {len(degrees)} numbers, one for each degree")
        lists.append([as_number(value) for value in values])
    return lists


def assert_losses(found, expected, degrees, what):
    for degree, loss, due in zip(degrees, found, expected, strict=True):
        assert_same(loss, due, f"the {what} loss for degree {degree}", rtol=1e-4, atol=1e-9)


DEGREES = [5, 0, 3, 7, 2]


@exercise("overfitting", together=True)
class TestOverfitting:
    @points(2, hint="column j is x ** j, and x ** 0 is a column of ones, also where x is 0")
    def test_features(self, student, rng):
        """poly_features puts the powers from 0 to the degree side by side, in this order."""
        for number, degree in ((5, 3), (1, 2), (7, 0), (4, 9)):
            x = places(rng, number)
            x[0] = 0
            assert_close(student.poly_features(x, degree), powers(x, degree), rtol=1e-5, atol=1e-7, any_float=True)

    @points(1, hint="torch.zeros makes float32 unless it is told dtype=x.dtype, and np.vander makes float64")
    def test_features_keep_the_type(self, student, rng):
        """The table has the type of x, float32 or float64."""
        for dtype, rtol in ((torch.float32, 1e-5), (torch.float64, 1e-10)):
            x = places(rng, 6).to(dtype)
            assert_close(student.poly_features(x, 4), powers(x, 4), rtol=rtol)

    @points(2, hint="solve for the weights with torch.linalg.lstsq; gradient descent would need very many steps")
    def test_smallest_error(self, student, rng):
        """fit_polynomial finds the weights with the smallest mean squared error."""
        for number, degree in ((20, 0), (12, 1), (25, 4), (16, 8)):
            x, y = measured(rng, curve(rng, 3), number, 0.3)
            w = student.fit_polynomial(x, y, degree)
            if not isinstance(w, torch.Tensor) or w.shape != (degree + 1,) or w.dtype != torch.float64:
                assert_close(w, torch.zeros(degree + 1, dtype=torch.float64))
            found, best = error(w, x, y), error(best_fit(x, y, degree), x, y)
            # Weights that are off by delta raise the error by delta² at most: this allows for delta = 1e-5.
            small = found <= best + 1e-10
            more = f"its mean squared error on the same x and y is {found:.6g}, {found - best:.2g} more than the smallest"
            assert small, f"{more} for degree {degree}"

    @points(1, hint="the weight of x ** 0 comes first")
    def test_points_on_a_polynomial(self, student, rng):
        """Where the points lie on a polynomial, fit_polynomial returns its weights, also from degree + 1 points."""
        for number, degree in ((15, 2), (6, 5), (1, 0)):
            w = curve(rng, degree)
            x, y = measured(rng, w, number, 0.0)
            assert_close(student.fit_polynomial(x, y, degree), w, atol=1e-6)

    @points(2, hint="square the differences of Φ w and y, both of shape (n,), and take the mean; no root, and no half")
    def test_mean_squared_error(self, student, rng):
        """mse is the mean of the squared differences between prediction and y."""
        for number, degree in ((9, 3), (14, 6), (3, 0), (1, 1)):
            x, y = measured(rng, curve(rng, 2), number, 1.0)
            w = normal(rng, degree + 1)
            assert_close(student.mse(w, x, y), error(w, x, y), rtol=1e-5)

    @points(1, hint="fit on `train` only, and return the losses in the order of `degrees`")
    def test_training_losses(self, student, rng):
        """The first list holds the error of each polynomial on the training data."""
        train, valid = measured(rng, curve(rng, 3), 16, 0.4), measured(rng, curve(rng, 2), 40, 0.4)
        found = loss_lists(student, train, valid, DEGREES)
        assert_losses(found[0], expected_losses(train, valid, DEGREES)[0], DEGREES, "training")

    @points(2, hint="use the weights that were fitted to `train` on the x and y of `valid`, and fit nothing to `valid`")
    def test_validation_losses(self, student, rng):
        """The second list holds the errors of the same polynomials on the validation data."""
        w = curve(rng, 3)
        for sizes in ((16, 40), (35, 11)):
            train, valid = (measured(rng, w, size, 0.4) for size in sizes)
            found = loss_lists(student, train, valid, DEGREES)
            assert_losses(found[1], expected_losses(train, valid, DEGREES)[1], DEGREES, "validation")

    @points(3, hint="return the degree, not its place or its loss, for which the validation loss alone is the smallest")
    def test_choice(self, student, rng):
        """choose_degree returns the degree with the smallest validation loss, whatever the order of the degrees."""
        cases = ((2, [1, 2, 3, 5, 8], ""), (4, [9, 6, 4, 3, 2], "first rise"), (1, [6, 0, 1, 4], "sum"), (5, [7, 3, 10, 5], ""))
        data = [telling_data(rng, *case) for case in cases]
        data[-1] = [(x, 1e6 * y) for x, y in data[-1]]  # losses far above 1
        chosen = [student.choose_degree(*given, degrees) for given, (_, degrees, _) in zip(data, cases, strict=True)]
        for degree, given, (best, degrees, _) in zip(chosen, data, cases, strict=True):  # all are asked: one alone tells little
            student.last_call = f"choose_degree(train, valid, {degrees})"
            due = dict(zip(degrees, expected_losses(*given, degrees)[1], strict=True))
            if as_number(degree) != best:
                raise Mismatch(f"got {show(degree)}, expected {best}; the validation losses are {show(due)}")


# weight_decay


def penalty_and_gradient(names, w, scale):
    """Call l2_penalty with and without gradients; report the values, what became of w, and the gradient of scale * penalty."""
    plain = w.clone()
    value = names.l2_penalty(plain)
    leaf = w.clone().requires_grad_()
    penalty = names.l2_penalty(leaf)
    seen = {"value": value, "after": plain, "gradient": None}
    seen["is_tensor"] = isinstance(penalty, torch.Tensor)
    if seen["is_tensor"] and penalty.requires_grad:
        (scale * penalty.sum()).backward()
        seen["gradient"] = leaf.grad
    return seen


def take_steps(names, w, b, examples, lr, lambd, old_gradients):
    """Call train_step once for each batch, with what the call before returned.

    With old gradients, w and b require gradients and hold those. An answer that cannot do with them gets plain ones, and the
    other way round; one whose results it cannot take itself gets copies of them.
    """

    def prepared(tensors, needs, gradients):
        copies = [each.detach().clone().requires_grad_(needs) for each in tensors]
        for copied, gradient in zip(copies, gradients, strict=False):
            copied.grad = gradient.clone()
        return copies

    def attempt(needs, anew):
        now, results = prepared((w, b), needs, old_gradients or [] if needs else []), []
        for X, y in examples:
            result = names.train_step(*now, X.clone(), y.clone(), lr, lambd)
            if not isinstance(result, list | tuple) or len(result) != 2:
                return [*results, result]
            results.append([each.detach().clone() if isinstance(each, torch.Tensor) else each for each in result])
            now = prepared(result, needs, []) if anew else result
        return results

    first, errors = bool(old_gradients), []
    for needs, anew in ((first, False), (not first, False), (first, True), (not first, True)):
        try:
            return attempt(needs, anew)
        except Exception as error:
            errors.append(error)
    raise errors[0]


def right_step(w, b, X, y, lr, lambd):
    """Return what one step makes of w and b."""
    off = X @ w + b - y
    return (1 - lr * lambd) * w - lr * X.T @ off / len(X), b - lr * off.mean()


class Regression:
    """A linear regression with random examples, in which nothing is near 0."""

    def __init__(self, rng, n, d, *, batches=1, right=False, dtype=torch.float64):
        self.w, self.b = normal(rng, d, 1, dtype=dtype) + 2, normal(rng, 1, dtype=dtype) + 4
        self.lr, self.lambd = uniform(rng, 0.05, 0.15), uniform(rng, 1, 4)
        inputs = [normal(rng, n, d, dtype=dtype) for _ in range(batches)]
        noise = 0 if right else 1
        self.examples = [(X, X @ self.w + self.b + noise * (normal(rng, n, 1, dtype=dtype) + 2)) for X in inputs]

    def steps(self, student, old_gradients=None):
        """Return the student's w and b after each step."""
        args = (self.w, self.b, self.examples, self.lr, self.lambd)
        results = student.run(take_steps, *args, old_gradients)
        results = [pair(each, "the new w and the new b") for each in results] if isinstance(results, list) else []
        if len(results) != len(self.examples):
            raise Mismatch(FORGED)
        return results

    def assert_steps(self, results, *, rtol=1e-9):
        w, b = self.w, self.b
        for number, ((X, y), (new_w, new_b)) in enumerate(zip(self.examples, results, strict=True), 1):
            w, b = right_step(w, b, X, y, self.lr, self.lambd)
            assert_same(new_w, w, f"w after step {number}", rtol=rtol, atol=rtol)
            assert_same(new_b, b, f"b after step {number}", rtol=rtol, atol=rtol)


def step_optimizer(names, layers, values, gradients, lr, wd):
    """Build a net of nn.Linear with these values, step once for each set of gradients, and report all parameters."""
    root = torch.nn.Module()
    for path, (num_in, num_out, has_bias) in layers.items():
        *folders, last = f"net.{path}".strip(".").split(".")
        inner = root
        for name, following in zip(folders, [*folders, last][1:], strict=True):
            if not hasattr(inner, name):
                inner.add_module(name, torch.nn.Sequential() if following.isdigit() else torch.nn.Module())
            inner = inner.get_submodule(name)
        inner.add_module(last, torch.nn.Linear(num_in, num_out, bias=has_bias))
    parameters = dict(root.net.named_parameters())
    with torch.no_grad():
        for name, parameter in parameters.items():
            parameter.copy_(values[name])
    optimizer = names.make_optimizer(root.net, lr, wd)
    seen = {"kinds": [kind.__name__ for kind in type(optimizer).__mro__], "steps": []}
    if "Optimizer" not in seen["kinds"]:
        return seen
    for each in gradients:
        for name, parameter in parameters.items():
            parameter.grad = each[name].clone()
        optimizer.step()
        seen["steps"].append({name: parameter.detach().clone() for name, parameter in parameters.items()})
    return seen


SEQUENTIAL = {"0": (5, 4, True), "2": (4, 3, True)}
NESTED = {"0.0": (5, 4, True), "0.1.0": (4, 6, True), "0.1.2.0": (6, 3, True), "1": (3, 2, True)}
TREE = {"encoder.first": (4, 3, True), "encoder.rest.0": (3, 3, True), "head": (3, 2, True)}
WITHOUT_BIASES = {"0": (3, 5, False), "1": (5, 2, True)}


def assert_optimizer(student, rng, layers, *, zero=False, steps=1, part=""):
    """Every parameter, or every weight or bias, goes where plain steps with weight decay lead."""
    lr, wd = uniform(rng, 0.05, 0.2), uniform(rng, 1, 3)
    shapes = {}
    for path, (num_in, num_out, has_bias) in layers.items():
        start = f"{path}." if path else ""
        shapes |= {f"{start}weight": (num_out, num_in)} | ({f"{start}bias": (num_out,)} if has_bias else {})

    def draw(scale, shift):
        return {name: normal(rng, *shape, dtype=torch.float32) * scale + shift for name, shape in shapes.items()}

    values, gradients = draw(1, 3), [draw(0 if zero else 1, 0) for _ in range(steps)]
    seen = student.run(step_optimizer, layers, values, gradients, lr, wd)
    kinds, found = fields(seen, "kinds", "steps")
    if not isinstance(kinds, list) or not isinstance(found, list):
        raise Mismatch(FORGED)
    if "Optimizer" not in kinds:
        raise Mismatch(f"make_optimizer returned an object of the type {show(kinds[0] if kinds else None)}, not an optimizer")
    if len(found) != steps:
        raise Mismatch(FORGED)
    for number, (gradient, after) in enumerate(zip(gradients, found, strict=True), 1):
        for name, actual in zip(shapes, fields(after, *shapes), strict=True):
            decay = 0 if name.endswith("bias") else wd
            values[name] = (1 - lr * decay) * values[name] - lr * gradient[name]
            if name.endswith(part):
                what = f"{name} after step {number} with lr = {lr:.3g} and wd = {wd:.3g}"
                assert_same(actual, values[name], what, rtol=1e-4, atol=1e-5)


@exercise("weight_decay", together=True)
class TestPenaltyAndStep:
    @points(1, hint="square all elements, add them up, and take half; there is no root in it, and no lambda")
    def test_penalty(self, student, rng):
        """l2_penalty is half the sum of the squares, and w stays as it is."""
        for shape, dtype in (((5, 1), torch.float32), ((3, 4), torch.float64), ((7,), torch.float64), ((1, 1), torch.float32)):
            w = normal(rng, *shape, dtype=dtype) * 2
            value, after = fields(student.run(penalty_and_gradient, w, 1.0), "value", "after")
            assert_same(value, w.double().square().sum().item() / 2, f"l2_penalty(w) for w = {show(w)}", rtol=1e-5)
            assert_same(after, w, "w after l2_penalty(w)")

    @points(1, hint="compute with w itself, not with float(w), w.item(), w.detach() or numpy; the root has no slope at 0")
    def test_penalty_gradient(self, student, rng):
        """Autograd gets the gradient w from it, also where w is 0."""
        for w in (normal(rng, 6, 1), normal(rng, 2, 3, dtype=torch.float32), torch.zeros(4, 1)):
            scale = uniform(rng, 0.5, 3)
            is_tensor, gradient = fields(student.run(penalty_and_gradient, w, scale), "is_tensor", "gradient")
            assert is_tensor is True, "l2_penalty returned no tensor, so autograd cannot go back to w"
            assert gradient is not None, "w got no gradient from l2_penalty(w)"
            assert_same(gradient, scale * w, f"the gradient of {scale:.3g} * l2_penalty(w)", rtol=1e-5, atol=1e-7)

    @points(2, hint="the slopes are those of the mean of (Xw + b - y)² / 2: half of what nn.MSELoss gives")
    def test_data_part(self, student, rng):
        """Without decay (lambd = 0), train_step takes a step against the slope of the loss."""
        for n, d, dtype, rtol in ((8, 3, torch.float64, 1e-9), (5, 9, torch.float32, 1e-4), (1, 2, torch.float64, 1e-9)):
            task = Regression(rng, n, d, dtype=dtype)
            task.lambd = 0.0
            task.assert_steps(task.steps(student), rtol=rtol)

    @points(2, hint="the gradient of the penalty is w: where the data do not pull, w becomes (1 - lr * lambd) w")
    def test_decay(self, student, rng):
        """Where all predictions are right already, train_step makes w shorter by the factor 1 - lr * lambd."""
        for n, d in ((6, 4), (3, 1), (4, 7)):
            task = Regression(rng, n, d, right=True)
            [(w, _)] = task.steps(student)
            what = f"w = {show(task.w)} after a step with lr = {task.lr:.3g} and lambd = {task.lambd:.3g}"
            assert_same(w, (1 - task.lr * task.lambd) * task.w, what, rtol=1e-9)

    @points(1, hint="only w is in the penalty; and both slopes belong to the old w and b")
    def test_bias(self, student, rng):
        """The bias does not decay: it takes its step as if there were no penalty."""
        for n, d, right in ((6, 4, True), (5, 2, False)):
            task = Regression(rng, n, d, right=right)
            [(_, b)] = task.steps(student)
            assert_same(b, right_step(task.w, task.b, *task.examples[0], task.lr, 0.0)[1], "b after the step", rtol=1e-9)

    @points(1, hint="if only this fails: work on w.detach().clone().requires_grad_(), or clear the old gradients first")
    def test_old_gradients(self, student, rng):
        """A w and b that require gradients and hold old ones are no obstacle."""
        task = Regression(rng, 7, 3)
        task.assert_steps(task.steps(student, [normal(rng, 3, 1), normal(rng, 1)]))

    @points(2, hint="if only this fails: what is returned becomes the next w and b, and must be fit for that")
    def test_loop(self, student, rng):
        """Five steps in a row, each with what the one before returned, go the right way."""
        task = Regression(rng, 6, 4, batches=5)
        task.assert_steps(task.steps(student))
        task = Regression(rng, 4, 5, batches=5)
        task.assert_steps(task.steps(student, [normal(rng, 5, 1), normal(rng, 1)]))


@exercise("weight_decay", together=True)
class TestOptimizer:
    @points(2, hint="give the group of the weights weight_decay=wd")
    def test_weights_decay(self, student, rng):
        """With gradients of 0, a step makes every weight of the net shorter by the factor 1 - lr * wd."""
        assert_optimizer(student, rng, SEQUENTIAL, zero=True, part="weight")

    @points(2, hint="put the biases into a group of their own, with the learning rate lr and weight_decay=0")
    def test_biases(self, student, rng):
        """Biases do not decay, but they take their steps."""
        for zero in (True, False):
            assert_optimizer(student, rng, SEQUENTIAL, zero=zero, part="bias")

    @points(1, hint="use torch.optim.SGD, and nothing else than lr, weight_decay and the groups")
    def test_plain_steps(self, student, rng):
        """Steps with one gradient after the other are those of plain gradient descent: no momentum, and nothing adaptive."""
        assert_optimizer(student, rng, SEQUENTIAL, steps=3, part="weight")

    @points(
        1,
        hint="if only this fails: net.modules() goes through all levels, as named_parameters() does; net.children() does not",
    )
    def test_nested(self, student, rng):
        """The layers are found wherever they are: in modules in modules, and when the net is one nn.Linear."""
        for layers in (NESTED, TREE, {"": (3, 2, True)}):
            assert_optimizer(student, rng, layers, steps=2)

    @points(1, hint="if only this fails: with bias=False, layer.bias is None, and does not belong into a group")
    def test_without_biases(self, student, rng):
        """Layers without a bias are no obstacle."""
        assert_optimizer(student, rng, WITHOUT_BIASES, steps=2)
        assert_optimizer(student, rng, {"0": (2, 3, False), "1": (3, 2, False)}, steps=2)


# dropout

# sqrt(ln(2e9) / (2 n)): a kept fraction of n elements is farther from 1 - p with a probability below 1e-9 (Hoeffding).
DRAWS = 100_000
RATE_BOUND = math.sqrt(math.log(2e9) / (2 * DRAWS))

SIZES = {"num_in": 6, "num_out": 5, "h1": 3, "h2": 3}


def away_from_zero(rng, *shape, dtype=torch.float32):
    """Return numbers of both signs between 0.5 and 2 in size, so that a dropped element is told from a kept one."""
    size = torch.rand(shape, generator=rng, dtype=dtype) * 1.5 + 0.5
    return torch.where(torch.rand(shape, generator=rng) < 0.5, -size, size)


def assert_dropped_or_scaled(out, x, p):
    """Every element is 0 or x / (1 - p)."""
    assert_close(out, torch.where(out == 0, torch.zeros_like(x), x / (1 - p)) if is_like(out, x) else x, rtol=1e-6)


def is_like(out, x):
    return isinstance(out, torch.Tensor) and out.shape == x.shape and out.dtype == x.dtype


def call_twice(names, x, p):
    return names.dropout_layer(x, p), names.dropout_layer(x, p)


def call_and_look_at_input(names, x, p):
    return names.dropout_layer(x, p), x


def kept_in_small_calls(names, x, p, calls):
    return [int((names.dropout_layer(x, p) != 0).sum()) for _ in range(calls)]


def call_without_gradients(names, x, p):
    with torch.no_grad():
        return names.dropout_layer(x, p)


def run_net(names, x, sizes, rates, layers, mode):
    """Make a Net, give its layers these weights, and run it twice in a mode, after it has been in the other one."""
    net = names.Net(*sizes, *rates)
    net(x)
    linears = [module for module in net.modules() if isinstance(module, torch.nn.Linear)]
    seen = {"shapes": [tuple(linear.weight.shape) for linear in linears]}
    seen["biases"] = [linear.bias is not None for linear in linears]
    if seen["shapes"] == [tuple(weight.shape) for weight, _ in layers]:
        with torch.no_grad():
            for linear, (weight, bias) in zip(linears, layers, strict=True):
                linear.weight.copy_(weight)
                if linear.bias is not None:
                    linear.bias.copy_(bias)
        getattr(net, "eval" if mode == "train" else "train")()
        net(x)
        getattr(net, mode)()
        outs = [net(x), net(x)]
        outs[0].square().sum().backward()
        seen["outs"] = [out.detach() for out in outs]
        seen["gradients"] = [linear.weight.grad for linear in linears]
    return seen


def draw_layers(rng, sizes):
    """Return weights and biases for the three layers that make about half of the hidden values positive."""
    num_in, num_out, h1, h2 = sizes
    shapes = ((h1, num_in), (h2, h1), (num_out, h2))
    return [(torch.randn(*shape, generator=rng), torch.rand(shape[0], generator=rng)) for shape in shapes]


def observe(student, x, sizes, rates, layers, mode):
    """Run the student's Net with these weights; return what was seen, and the layers without the biases that it lacks."""
    seen = student.run(run_net, x, sizes, rates, layers, mode)
    student.last_call = f"the output of Net{(*sizes, *rates)} after net.{mode}()"
    shapes, biases = fields(seen, "shapes", "biases")
    expected = [tuple(weight.shape) for weight, _ in layers]
    if shapes != expected:
        raise Mismatch(
            f"the nn.Linear layers of Net{sizes} have weights of the shapes {show(shapes)}, "
            f"expected {expected}, in this order: (h1, num_in), (h2, h1), (num_out, h2)"
        )
    fields(seen, "outs", "gradients")
    there = zip(layers, biases, strict=True)
    return seen, [(weight, bias if has_bias else torch.zeros_like(bias)) for (weight, bias), has_bias in there]


def hidden_values(layers, x, mask1, mask2):
    """Return the values of both hidden layers, behind ReLU and before dropout, and the output."""
    (w1, b1), (w2, b2), (w3, b3) = layers
    first = (x.flatten(1) @ w1.T + b1).relu()
    second = ((first * mask1) @ w2.T + b2).relu()
    return first, second, (second * mask2) @ w3.T + b3


def masks(size, p):
    """Return every mask that dropout can draw for a layer of this size, as rows."""
    return torch.tensor(list(itertools.product((0.0, 1 / (1 - p) if p < 1 else 0.0), repeat=size)))


def find_masks(out, layers, x, p1, p2):
    """Return for each row the two masks with which its output comes out; a row for which there are none is a mismatch."""
    first, second = masks(len(layers[0][0]), p1), masks(len(layers[1][0]), p2)
    mask1, mask2 = first.repeat_interleave(len(second), dim=0), second.repeat(len(first), 1)
    possible = hidden_values(layers, x, mask1[:, None], mask2[:, None])[2]  # a pair of masks, an example, an output
    if not is_like(out, possible[0]):
        assert_close(out, possible[0])
    nearest = (possible - out).abs().amax(dim=2).min(dim=0)
    row = int(nearest.values.argmax())
    assert_close(out[row], possible[nearest.indices[row], row], rtol=1e-4, atol=1e-4)
    return mask1[nearest.indices], mask2[nearest.indices]


def assert_drawn_alone(mask, hidden, name):
    """The positive values of a row are not always dropped or kept together, nor those of a column.

    Rows with two positive values or more count. For each, both are kept or both dropped with probability 0.58 at most
    (p = 0.3); with 100 such rows, all alike has a probability below 1e-23.
    """
    positive = hidden > 1e-3
    kept = (mask != 0) & positive
    some = positive.sum(1) >= 2
    together = (kept.sum(1) == 0) | (kept.sum(1) == positive.sum(1))
    all_alike = some.sum() >= 100 and together[some].all()
    assert not all_alike, f"the {name} dropout keeps or drops all values of an example together"
    for unit in range(hidden.shape[1]):
        there = positive[:, unit]
        alike = len(kept[there, unit].unique()) == 1
        assert there.sum() < 100 or not alike, f"the {name} dropout keeps or drops a hidden unit in all examples together"


@exercise("dropout", together=True)
class TestDropoutLayer:
    @points(2, hint="multiply each survivor by 1 / (1 - p)")
    def test_survivors_are_rescaled(self, student, rng):
        """Every element becomes 0 or x / (1 - p)."""
        for p in (0.2, 0.25, 0.7):
            x = away_from_zero(rng, 40, 30)
            assert_dropped_or_scaled(student.dropout_layer(x, p), x, p)
            out = student.run(call_without_gradients, x, p)
            student.last_call = f"dropout_layer(X, {p}) under torch.no_grad()"
            assert_dropped_or_scaled(out, x, p)
            assert (out == 0).any(), f"dropout_layer(X, {p}) dropped nothing; it always drops"

    @points(1, hint="p is the probability to drop: keep an element where a uniform random number is at least p")
    def test_share_of_dropped_elements(self, student, rng):
        """An element is dropped with probability p, and kept with 1 - p."""
        x = away_from_zero(rng, DRAWS)
        for p in (0.2, 0.45, 0.7):
            out = student.dropout_layer(x, p)
            assert_dropped_or_scaled(out, x, p)
            kept = (out != 0).double().mean().item()  # false failure below 1e-9 each: RATE_BOUND
            assert abs(kept - (1 - p)) <= RATE_BOUND, f"{kept:.1%} of the elements were kept, expected {1 - p:.1%}"

    @points(1, hint="draw one random number for each element, in the shape of X, in every call")
    def test_every_element_is_drawn_alone(self, student, rng):
        """Rows, columns, channels and calls are dropped independently of each other."""
        x = away_from_zero(rng, 4, 64, 64)
        first, second = student.run(call_twice, x, 0.2)
        student.last_call = "dropout_layer(X, 0.2)"
        assert_dropped_or_scaled(first, x, 0.2)
        assert_dropped_or_scaled(second, x, 0.2)
        counts = student.run(kept_in_small_calls, x[0, 0, :10], 0.2, 60)
        # The most probable count of 10 has the probability 0.31: 60 equal ones have 0.31 ** 59 < 1e-30.
        assert len(set(counts)) > 1, f"each of 60 calls kept exactly {counts[0]} of 10 elements: the number is random too"
        kept = first != 0
        # Two independent masks of 256 elements agree with probability 0.68 ** 256 < 1e-42; there are about 4000 pairs.
        assert not torch.equal(kept, second != 0), "two calls dropped the same elements"
        for axis, name in ((0, "first axis"), (1, "rows"), (2, "columns")):
            slices = kept.movedim(axis, 0).flatten(1)
            assert len(slices.unique(dim=0)) == len(slices), f"parts of the input along the {name} lost the same elements"

    @points(1, hint="treat p = 1 on its own: 0 / 0 is nan")
    def test_edges(self, student, rng):
        """With p = 0 nothing changes, with p = 1 everything is 0."""
        x = away_from_zero(rng, 6, 7)
        assert_close(student.dropout_layer(x, 0.0), x)
        assert_close(student.dropout_layer(x, 1.0), torch.zeros_like(x))

    @points(1, hint="check p at the beginning: if not 0 <= p <= 1, raise a ValueError")
    def test_wrong_p_raises(self, student, rng):
        """A probability below 0 or above 1 raises an error."""
        x = away_from_zero(rng, 6, 7)
        assert_dropped_or_scaled(student.dropout_layer(x, 0.5), x, 0.5)
        for p in (-0.1, 1.5):
            assert student.raises("dropout_layer", x, p), f"dropout_layer(X, {p}) raised no error"

    @points(1, hint="make a new tensor like X, for instance with torch.rand_like(X), and change nothing in place")
    def test_input_and_type(self, student, rng):
        """X stays as it was, and the result has its shape and its type."""
        for shape, dtype in (((9,), torch.float32), ((3, 4), torch.float64), ((2, 3, 2, 2), torch.float64)):
            x = away_from_zero(rng, *shape, dtype=dtype)
            for p in (0.0, 0.4, 1.0):
                out, after = student.run(call_and_look_at_input, x, p)
                student.last_call = f"dropout_layer(<{str(dtype)[6:]} tensor of shape {shape}>, {p})"
                assert_close(out, torch.where(out == 0, 0, x / (1 - p)).to(dtype) if is_like(out, x) else x, rtol=1e-6)
                assert torch.equal(after, x), "dropout_layer changed the tensor X that it was given"


@exercise("dropout", together=True)
class TestNet:
    SIZES = (6, 5, 3, 3)

    @points(
        2, hint="in forward, drop only if self.training, which net.eval() sets to False; put ReLU behind both hidden layers"
    )
    def test_evaluation(self, student, rng):
        """In evaluation mode the network gives Linear, ReLU, Linear, ReLU, Linear, and the same every time."""
        sizes = (6, 5, 7, 4)
        x = torch.randn(50, 2, 3, generator=rng)
        seen, layers = observe(student, x, sizes, (0.3, 0.6), draw_layers(rng, sizes), "eval")
        assert_close(seen["outs"][0], hidden_values(layers, x, 1, 1)[2], rtol=1e-4, atol=1e-4)
        assert torch.equal(*seen["outs"]), "in evaluation mode two runs on the same input gave different outputs"

    @points(2, hint="call dropout_layer(H, p1) behind the first ReLU and dropout_layer(H, p2) behind the second")
    def test_training(self, student, rng):
        """In training mode both hidden layers go through dropout, with p1 and p2."""
        x = torch.randn(400, 2, 3, generator=rng)
        for rates in ((), (0.4, 0.3), (0.0, 1.0), (1.0, 0.0)):
            seen, layers = observe(student, x, self.SIZES, rates, draw_layers(rng, self.SIZES), "train")
            for out in seen["outs"]:
                find_masks(out, layers, x, *(rates or (0.2, 0.5)))

    @points(1, hint="if only this fails: draw one random number for each hidden value, anew in every run")
    def test_training_is_random(self, student, rng):
        """In training mode every hidden value is dropped on its own, and anew in every run."""
        x = torch.randn(1000, 6, generator=rng)
        for rates, place, name in (((0.3, 0.0), 0, "first"), ((0.0, 0.3), 1, "second")):
            seen, layers = observe(student, x, self.SIZES, rates, draw_layers(rng, self.SIZES), "train")
            drawn = [find_masks(out, layers, x, *rates) for out in seen["outs"]]
            assert not torch.equal(*seen["outs"]), f"two runs on the same input were equal: the {name} dropout has no effect"
            assert_drawn_alone(drawn[0][place], hidden_values(layers, x, drawn[0][0], 1)[place], name)

    @points(1, hint="if only this fails: compute with X itself; detach(), .data or numpy cut the result off from it")
    def test_gradients_reach_every_layer(self, student, rng):
        """Gradients flow through the dropout to the weights of every layer, so the network can learn."""
        x = torch.randn(60, 6, generator=rng)
        seen, layers = observe(student, x, self.SIZES, (0.4, 0.3), draw_layers(rng, self.SIZES), "train")
        drawn = find_masks(seen["outs"][0], layers, x, 0.4, 0.3)
        layers = [(weight.requires_grad_(), bias) for weight, bias in layers]
        hidden_values(layers, x, *drawn)[2].square().sum().backward()
        for number, (gradient, (weight, _)) in enumerate(zip(seen["gradients"], layers, strict=True), 1):
            student.last_call = f"the gradient of the weights of layer {number}"
            assert gradient is not None, "there is none"
            assert_close(gradient, weight.grad, rtol=1e-2, atol=1e-2 * weight.grad.abs().max().item())
