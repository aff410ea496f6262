"""Hidden checks of 10_stability.

Where a check draws at random, its false-failure probability is below 1e-9 and stated beside it.
"""

import itertools

import numpy as np
import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, as_number, assert_close, fields, show


def numbers(value, count, what):
    """Return so many numbers as a float64 tensor, from a list, a tuple, a tensor or an array of them."""
    if isinstance(value, torch.Tensor | np.ndarray):
        value = value.reshape(-1).tolist()
    if not isinstance(value, list | tuple) or len(value) != count:
        raise Mismatch(f"got {show(value)}, expected {count} number{'s' if count > 1 else ''}: {what}")
    return torch.tensor([as_number(each) for each in value], dtype=torch.float64)


def parts(value, count):
    """Return the list of so many parts that a probe sent."""
    if not isinstance(value, list) or len(value) != count:
        raise Mismatch("something in the notebook answered in place of the check's own code")
    return value


def assert_unchanged(after, before, message):
    if not isinstance(after, torch.Tensor) or after.dtype != before.dtype or not torch.equal(after, before):
        raise Mismatch(message)


def uniform(rng, low, high, *shape, dtype=torch.float32):
    return low + (high - low) * torch.rand(shape, generator=rng, dtype=dtype)


# vanishing


def slope_of_sigmoid(x):
    """Return the slope from a form that is exact everywhere: 1 / (4 cosh²(x / 2))."""
    return (0.25 / torch.cosh(x.double() / 2) ** 2).to(x.dtype)


def slopes_of_chain(x, weights):
    h, slope, slopes = x.double(), 1.0, []
    for w in weights.double():
        slope = slope * slope_of_sigmoid(w * h) * w
        slopes.append(slope)
        h = torch.sigmoid(w * h)
    return torch.stack(slopes)


def run_gradient_norms(names, layers, activations, x, calls):
    """Make a net of linear layers with these weights and activations in between, with old gradients, and ask for the norms."""
    modules = []
    for number, (weight, bias) in enumerate(layers):
        linear = torch.nn.Linear(weight.shape[1], weight.shape[0], bias=bias is not None)
        with torch.no_grad():
            linear.weight.copy_(weight)
            if bias is not None:
                linear.bias.copy_(bias)
        modules.append(linear)
        if number < len(activations) and activations[number]:
            modules.append(getattr(torch.nn, activations[number])())
    net = torch.nn.Sequential(*modules)
    if calls > 1:
        net(x).square().sum().backward()
    found = [names.gradient_norms(net, x) for _ in range(calls)]
    return {"found": found, "weights": [module.weight for module in modules if isinstance(module, torch.nn.Linear)]}


def norms_of_gradients(layers, activations, x):
    """Return what gradient_norms is to find, in float64."""
    weights = [weight.double().requires_grad_() for weight, _ in layers]
    h = x.double()
    for number, (weight, (_, bias)) in enumerate(zip(weights, layers, strict=True)):
        h = h @ weight.T + (0 if bias is None else bias.double())
        if number < len(activations) and activations[number]:
            h = getattr(torch.nn, activations[number])().double()(h)
    return torch.stack([gradient.norm() for gradient in torch.autograd.grad(h.sum(), weights)])


def assert_named(actual, expected, what, **tolerances):
    """Compare, and begin the message with what was compared."""
    try:
        assert_close(actual, expected, **tolerances)
    except Mismatch as mismatch:
        raise Mismatch(f"{what}: {mismatch}") from None


def draw_net(rng, sizes, bias=True):
    """Return weights and biases of linear layers with these sizes, so that all gradients are far from 0."""
    pairs = list(itertools.pairwise(sizes))
    weights = [torch.randn(out, into, generator=rng) for into, out in pairs]
    return [(weight, torch.randn(len(weight), generator=rng) if bias else None) for weight in weights]


def assert_norms(student, rng, sizes, activations, *, bias=True, calls=1):
    layers, x = draw_net(rng, sizes, bias), torch.randn(7, sizes[0], generator=rng)
    seen = student.run(run_gradient_norms, layers, activations, x, calls)
    found, weights = fields(seen, "found", "weights")
    expected = norms_of_gradients(layers, activations, x)
    told = ", ".join(f"Linear, {each}" if each else "Linear" for each in activations)
    for got in parts(found, calls):
        norms = numbers(got, len(layers), "one norm for each nn.Linear")
        assert_named(norms, expected, f"gradient_norms of the layers {told or 'Linear'} …", rtol=1e-3, atol=1e-6)
    for weight, (before, _) in zip(parts(weights, len(layers)), layers, strict=True):
        assert_unchanged(weight, before, "gradient_norms changed the weights of the network")


@exercise("vanishing", together=True)
class TestVanishing:
    @points(1, hint="sigmoid(x) * (1 - sigmoid(x)), element by element")
    def test_slope_of_sigmoid(self, student, rng):
        """sigmoid_slope is the slope of the sigmoid at each element, in the shape and type of x."""
        for shape, dtype in (((50,), torch.float32), ((3, 4, 2), torch.float64), ((), torch.float32)):
            x = uniform(rng, -6, 6, *shape, dtype=dtype)
            assert_close(student.sigmoid_slope(x), slope_of_sigmoid(x), rtol=1e-4, atol=1e-6)

    @points(1, hint="exp(1000) is inf, and inf / inf is nan: build on torch.sigmoid, which takes care")
    def test_slope_far_away(self, student, rng):
        """Far away from 0 the slope is 0, on both sides, and never nan."""
        size = uniform(rng, 100, 2000, 20)
        for x in (size, -size, torch.cat([uniform(rng, -1, 1, 5), -size])):
            assert_close(student.sigmoid_slope(x), slope_of_sigmoid(x), rtol=1e-4, atol=1e-6)

    @points(2, hint="each layer adds a factor sigmoid_slope(z) * w, with z = w * h: the sum in the layer, not its output")
    def test_slopes_of_chain(self, student, rng):
        """chain_slopes gives the slope of every layer of the chain at x."""
        for count in (1, 2, 6):
            x, weights = uniform(rng, -2, 2), uniform(rng, 0.5, 3, count)
            got = numbers(student.chain_slopes(x, weights), count, "one slope for each weight")
            assert_close(got, slopes_of_chain(x, weights), rtol=1e-3)

    @points(1, hint="the sign of a weight goes into the product, and so does its size")
    def test_slopes_with_negative_weights(self, student, rng):
        """Weights may be negative, and a slope then changes its sign."""
        x, weights = uniform(rng, -1, 1), -uniform(rng, 0.5, 3, 5)
        weights[2] *= -1
        got = numbers(student.chain_slopes(x, weights), 5, "one slope for each weight")
        assert_close(got, slopes_of_chain(x, weights), rtol=1e-3)

    @points(2, hint="the gradient of net(X).sum() for layer.weight of each nn.Linear; then its norm")
    def test_norms(self, student, rng):
        """gradient_norms gives the norm of the gradient for each weight matrix, from input to output."""
        assert_norms(student, rng, (4, 6, 5, 3), ("Sigmoid", "Sigmoid"))
        assert_norms(student, rng, (3, 5, 4, 6, 2), ("Tanh", "Sigmoid", "Softplus"))
        assert_norms(student, rng, (5, 2), ())

    @points(
        1, hint="look for nn.Linear among the layers, isinstance(layer, nn.Linear), wherever they are; a bias may be missing"
    )
    def test_norms_without_biases(self, student, rng):
        """It works for linear layers without biases, and with activations at other places."""
        assert_norms(student, rng, (4, 7, 3), ("Sigmoid", "Tanh"), bias=False)
        assert_norms(student, rng, (4, 5, 5, 3), ("Identity", "Sigmoid"), bias=False)
        assert_norms(student, rng, (4, 6, 5, 5, 3), ("Tanh", "", "Sigmoid"))

    @points(1, hint="clear the old gradients first, or use torch.autograd.grad, which does not add up")
    def test_norms_twice(self, student, rng):
        """Old gradients do not count, and a second call gives the same."""
        assert_norms(student, rng, (4, 6, 3), ("Sigmoid",), calls=2)


# exploding


def draw_matrices(rng, k, n, dtype=torch.float64):
    return torch.randn(k, n, n, generator=rng, dtype=dtype)


def run_product_norms(names, matrices):
    return {"found": names.product_norms(matrices), "after": matrices}


def norms_of_products(matrices):
    product, norms = torch.eye(matrices.shape[1], dtype=torch.float64), []
    for matrix in matrices.double():
        product = matrix @ product
        norms.append(product.square().sum().sqrt())
    return torch.stack(norms)


def clip(names, values, gradients, theta, form):
    """Give parameters these values and gradients, have them clipped, and look at everything afterwards."""
    params = [torch.nn.Parameter(value) for value in values]
    for param, gradient in zip(params, gradients, strict=True):
        param.grad = gradient
    held = [param.grad for param in params]
    if form == "net.parameters()":
        net = torch.nn.Module()
        net.params = torch.nn.ParameterList(params)
        norm = names.clip_gradients(net.parameters(), theta)
    else:
        norm = names.clip_gradients(params, theta)
    return {"norm": norm, "gradients": [param.grad for param in params], "held": held, "values": params}


def draw_gradients(rng, norm, shapes=((3, 4), (4,), (1,), (2, 3, 1)), dtype=torch.float32):
    """Return gradients of these shapes that have this norm together."""
    gradients = [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]
    return [gradient * (norm / norm_of(gradients)) for gradient in gradients]


def norm_of(gradients):
    return sum(each.double().square().sum().item() for each in gradients if each is not None) ** 0.5


def observe_clipping(student, rng, gradients, theta, form="a list"):
    """Return the norm and the gradients after clipping, and what was in .grad before; all as they came from the worker."""
    values = [torch.randn(3, generator=rng) if each is None else torch.randn_like(each) for each in gradients]
    seen = student.run(clip, values, gradients, theta, form)
    norm, after, held, params = fields(seen, "norm", "gradients", "held", "values")
    for param, value in zip(parts(params, len(values)), values, strict=True):
        assert_unchanged(param, value, "clip_gradients changed a parameter; it is to change its gradient only")
    return norm, parts(after, len(gradients)), parts(held, len(gradients))


def assert_gradients(after, gradients, factor, told):
    """Every gradient is this multiple of what it was. `told` says what was done."""
    for got, gradient in zip(after, gradients, strict=True):
        if gradient is None:
            if got is not None:
                raise Mismatch(f"{told}: a gradient that was None became {show(got)}")
            continue
        try:
            assert_close(got, gradient * factor, rtol=1e-4, atol=1e-7)
        except Mismatch as mismatch:
            raise Mismatch(f"{told}: {mismatch}") from None


@exercise("exploding", together=True)
class TestProducts:
    @points(1, hint="start with the first matrix alone, and take its norm; there are as many norms as matrices")
    def test_number_of_norms(self, student, rng):
        """product_norms gives one norm for each matrix, beginning with that of the first one alone."""
        for k, n in ((1, 3), (4, 2)):
            matrices = draw_matrices(rng, k, n, torch.float32)
            got = numbers(student.product_norms(matrices), k, "one norm for each matrix")
            assert_close(got[0], norms_of_products(matrices)[0], rtol=1e-4)

    @points(2, hint="product = matrix @ product: a new matrix comes from the left; @ and not *")
    def test_norms_of_products(self, student, rng):
        """The norms are those of M₁, M₂M₁, M₃M₂M₁ and so on."""
        for k, n, dtype in ((5, 3, torch.float32), (12, 6, torch.float64), (60, 2, torch.float64)):
            matrices = draw_matrices(rng, k, n, dtype)
            found, after = fields(student.run(run_product_norms, matrices), "found", "after")
            student.last_call = f"product_norms of {k} matrices of shape ({n}, {n})"
            assert_close(numbers(found, k, "one norm for each matrix"), norms_of_products(matrices), rtol=1e-3)
            assert_unchanged(after, matrices, "product_norms changed the matrices that it was given")


@exercise("exploding", together=True)
class TestClipGradients:
    @points(2, hint="where the norm of all gradients together is greater than theta, multiply each one by theta / norm")
    def test_long_gradients(self, student, rng):
        """Gradients with a norm above theta are scaled to the norm theta, all by the same factor."""
        for norm, theta, dtype in ((5.0, 1.0, torch.float32), (60.0, 2.5, torch.float64), (0.9, 0.3, torch.float32)):
            gradients = draw_gradients(rng, norm, dtype=dtype)
            _, after, _ = observe_clipping(student, rng, gradients, theta)
            assert_gradients(after, gradients, theta / norm, f"norm {norm}, theta {theta}")

    @points(2, hint="change something only if norm > theta: a short gradient is not made longer, and 0 / 0 is nan")
    def test_short_gradients(self, student, rng):
        """Gradients with a norm below theta stay as they are, also when all are 0."""
        gradients = draw_gradients(rng, 5.0)
        _, after, _ = observe_clipping(student, rng, gradients, 1.0)
        untouched = isinstance(after[0], torch.Tensor) and torch.equal(after[0], gradients[0])
        assert not untouched, "norm 5.0, theta 1.0: the gradients stayed as they are as well"
        for norm, theta in ((0.5, 1.0), (3.0, 3.1), (0.0, 1.0)):
            gradients = draw_gradients(rng, norm)
            _, after, _ = observe_clipping(student, rng, gradients, theta)
            assert_gradients(after, gradients, 1.0, f"norm {norm}, theta {theta}")

    @points(1, hint="add up the squares over all gradients, take one square root, and do that before anything is changed")
    def test_norm_is_returned(self, student, rng):
        """The norm of all gradients together, before clipping, is returned."""
        for norm, theta in ((7.0, 2.0), (1.5, 4.0)):
            gradients = draw_gradients(rng, norm)
            returned, _, _ = observe_clipping(student, rng, gradients, theta)
            try:
                assert_close(as_number(returned), norm, rtol=1e-4)
            except Mismatch as mismatch:
                raise Mismatch(f"norm {norm}, theta {theta}, returned: {mismatch}") from None

    @points(1, hint="if only this fails: if p.grad is None, go on with the next one")
    def test_missing_gradients(self, student, rng):
        """Parameters without a gradient are skipped."""
        for place in (0, 2):
            gradients = draw_gradients(rng, 4.0)
            gradients.insert(place, None)
            _, after, _ = observe_clipping(student, rng, gradients, 0.5)
            assert_gradients(after, gradients, 0.5 / 4, "norm 4, theta 0.5")

    @points(1, hint="if only this fails: a generator can be gone through once: make a list of the parameters first")
    def test_generator(self, student, rng):
        """The parameters may come from net.parameters(), a generator."""
        gradients = draw_gradients(rng, 10.0)
        _, after, _ = observe_clipping(student, rng, gradients, 0.5, "net.parameters()")
        assert_gradients(after, gradients, 0.5 / 10, "norm 10, theta 0.5, params = net.parameters()")

    @points(1, hint="if only this fails: p.grad *= factor changes the tensor itself; p.grad = p.grad * factor makes a new one")
    def test_in_place(self, student, rng):
        """The gradients are changed in place."""
        gradients = draw_gradients(rng, 6.0)
        _, _, held = observe_clipping(student, rng, gradients, 1.5)
        assert_gradients(held, gradients, 1.5 / 6, "the tensors that were in .grad, norm 6, theta 1.5")


# symmetry


def init_nested(names, c):
    """Have the layers of a nested network, and a single layer, filled with a constant; look at all parameters."""
    linear = torch.nn.Linear
    inner = torch.nn.Sequential(torch.nn.Sequential(linear(5, 4, bias=False), torch.nn.Tanh()), torch.nn.LayerNorm(4))
    net = torch.nn.Sequential(linear(3, 5), torch.nn.ReLU(), inner, torch.nn.ModuleDict({"out": linear(4, 2)}))
    with torch.no_grad():
        inner[1].weight.copy_(torch.tensor([1.25, 2.25, 3.25, 4.25]))
        inner[1].bias.copy_(torch.tensor([-1.75, -2.75, -3.75, -4.75]))
    seen = {}
    for name, module in (("net", net), ("layer", linear(2, 3))):
        before = list(module.parameters())
        names.init_constant(module, c)
        after = list(module.parameters())
        seen[name] = {
            "values": after,
            "same": [x is y for x, y in zip(before, after, strict=False)],
            "trained": [x.requires_grad for x in after],
        }
    return seen


def parameters_after(seen):
    """Return the weights and biases of the linear layers of the nested network, and those of its other layer."""
    values = parts(fields(fields(seen, "net")[0], "values")[0], 7)
    shapes = [(5, 3), (5,), (4, 5), (4,), (4,), (2, 4), (2,)]
    for value, shape in zip(values, shapes, strict=True):
        if not isinstance(value, torch.Tensor) or value.shape != shape:
            raise Mismatch(f"a parameter of the shape {shape} became {show(value)}")
    return [values[0], values[2], values[5]], [values[1], values[6]], values[3:5]


def count_units(names, weight, bias):
    layer = torch.nn.Linear(weight.shape[1], weight.shape[0])
    with torch.no_grad():
        layer.weight.copy_(weight)
        layer.bias.copy_(bias)
    return names.distinct_units(layer)


def draw_kinds(rng, kinds, inputs):
    """Return different rows of tenths, never 0; the second is the first one backwards, the third minus the first one."""
    while True:
        rows = torch.randint(1, 10, (kinds, inputs), generator=rng) / 10
        rows[torch.rand(kinds, inputs, generator=rng) < 0.5] *= -1
        if kinds > 1:
            rows[1] = rows[0].flip(0)
        if kinds > 2:
            rows[2] = -rows[0]
        if len(rows.unique(dim=0)) == kinds:
            return rows


def repeat_kinds(rng, kinds, units):
    """Say for each unit of which kind it is; every kind occurs."""
    more = torch.randint(0, kinds, (units - kinds,), generator=rng)
    return torch.cat([torch.arange(kinds), more])[torch.randperm(units, generator=rng)]


def assert_count(student, weight, bias, kinds, told):
    got = student.run(count_units, weight, bias)
    try:
        assert_close(as_number(got), kinds)
    except Mismatch as mismatch:
        raise Mismatch(f"{len(weight)} units with {weight.shape[1]} weights each, {told}: {mismatch}") from None


def run_train(names, layers, x, y, steps, lr):
    """Make a network with these weights and train it; look at its losses and its parameters."""
    modules = []
    for weight, bias in layers:
        linear = torch.nn.Linear(weight.shape[1], weight.shape[0])
        with torch.no_grad():
            linear.weight.copy_(weight)
            linear.bias.copy_(bias)
        modules += [linear, torch.nn.Tanh()]
    net = torch.nn.Sequential(*modules[:-1])
    losses = names.train(net, x, y, steps, lr)
    return {"losses": losses, "parameters": list(net.parameters())}


def train_here(layers, x, y, steps, lr):
    """Do what train is to do, in float64."""
    parameters = [each.double().requires_grad_() for layer in layers for each in layer]
    losses = []
    for _ in range(steps):
        h = x.double()
        for weight, bias in zip(parameters[::2], parameters[1::2], strict=True):
            h = h @ weight.T + bias
            h = h if weight is parameters[-2] else torch.tanh(h)
        loss = (h - y.double()).square().mean()
        gradients = torch.autograd.grad(loss, parameters)
        parameters = [(each - lr * grad).detach().requires_grad_() for each, grad in zip(parameters, gradients, strict=True)]
        losses.append(loss.detach())
    return torch.stack(losses), parameters


def observe_training(student, rng, sizes, rows, steps, lr):
    """Train a network of these sizes there and here; return losses and parameters of both."""
    layers, x, y = draw_net(rng, sizes), torch.randn(rows, sizes[0], generator=rng), torch.randn(rows, sizes[-1], generator=rng)
    layers = [(weight / 2, bias / 2) for weight, bias in layers]
    losses, parameters = fields(student.run(run_train, layers, x, y, steps, lr), "losses", "parameters")
    return losses, parts(parameters, 2 * len(layers)), *train_here(layers, x, y, steps, lr)


def modes_in_training(names, x, y, steps):
    """Train a network that comes in evaluation mode; note the mode of every run."""

    class Watched(torch.nn.Linear):
        def forward(self, inputs):
            modes.append(self.training)
            return super().forward(inputs)

    modes = []
    net = torch.nn.Sequential(Watched(x.shape[1], y.shape[1]))
    net.eval()
    names.train(net, x, y, steps, 0.01)
    return modes


def train_twins(names, x, y, units, c, p, steps, lr):
    """Begin with a constant and train; return the weights of the hidden units before and after."""
    hidden = torch.nn.Linear(x.shape[1], units)
    net = torch.nn.Sequential(hidden, torch.nn.Tanh(), torch.nn.Dropout(p), torch.nn.Linear(units, y.shape[1]))
    names.init_constant(net, c)
    start = hidden.weight.detach().clone()
    names.train(net, x, y, steps, lr)
    return [start, hidden.weight]


def weights_of_twins(student, rng, c, p):
    """Return the weights of 6 hidden units after 20 steps from a constant, for 64 examples with 5 inputs."""
    x, y = torch.randn(64, 5, generator=rng), torch.randn(64, 2, generator=rng) + 2
    start, weights = parts(student.run(train_twins, x, y, 6, c, p, 20, 0.1), 2)
    assert_unchanged(start, torch.full((6, 5), c), f"after init_constant(net, {c:.3f}) the weights were not all {c:.3f}")
    if not isinstance(weights, torch.Tensor) or weights.shape != (6, 5):
        raise Mismatch(f"the weights of 6 hidden units with 5 inputs became {show(weights)}")
    if not weights.isfinite().all():
        raise Mismatch("after 20 steps with the learning rate 0.1, weights of the hidden units are nan or inf")
    change = (weights - c).abs().max().item()
    assert change > 1e-3, f"after 20 steps from the constant {c:.3f}, no weight has moved by more than {change:.1g}"
    return weights


@exercise("symmetry", together=True)
class TestInitConstant:
    @points(2, hint="go through net.modules(), which finds nested layers, or use net.apply(…)")
    def test_weights(self, student, rng):
        """Every weight of every linear layer becomes c, however deep it is nested."""
        c = uniform(rng, 0.1, 2).item()
        seen = student.run(init_nested, c)
        layer = parts(fields(fields(seen, "layer")[0], "values")[0], 2)[0]
        for weight in [*parameters_after(seen)[0], layer]:
            assert_close(weight, torch.full_like(weight, c))

    @points(1, hint="if the bias is not None, fill it with 0; c is for the weights only")
    def test_biases(self, student, rng):
        """Every bias becomes 0, and layers without a bias are no obstacle."""
        for bias in parameters_after(student.run(init_nested, uniform(rng, 0.1, 2).item()))[1]:
            assert_close(bias, torch.zeros_like(bias))

    @points(1, hint="ask isinstance(module, nn.Linear), and fill the parameters in place: with nn.init or under no_grad")
    def test_rest_stays(self, student, rng):
        """Other layers stay as they are, and the network keeps its parameters, which can still be trained."""
        c = uniform(rng, 0.1, 2).item()
        seen = student.run(init_nested, c)
        weights, _, (scale, shift) = parameters_after(seen)
        assert_close(weights[0], torch.full_like(weights[0], c))
        told = "the parameters of an nn.LayerNorm are not those of an nn.Linear; they changed"
        assert_unchanged(scale, torch.tensor([1.25, 2.25, 3.25, 4.25]), told)
        assert_unchanged(shift, torch.tensor([-1.75, -2.75, -3.75, -4.75]), told)
        same, trained = fields(fields(seen, "net")[0], "same", "trained")
        assert all(each is True for each in parts(same, 7)), (
            "init_constant put other objects in the place of the network's parameters"
        )
        assert all(each is True for each in parts(trained, 7)), (
            "after init_constant a parameter does not require a gradient any more"
        )


@exercise("symmetry", together=True)
class TestDistinctUnits:
    @points(2, hint="compare the rows of the weight matrix, each as a whole: a row belongs to one unit")
    def test_weights_differ(self, student, rng):
        """Units with different weights are counted once for each kind."""
        for kinds, units, inputs in ((1, 4, 3), (3, 7, 4), (5, 5, 2), (4, 12, 5)):
            weight = draw_kinds(rng, kinds, inputs)[repeat_kinds(rng, kinds, units)]
            assert_count(student, weight, torch.full((units,), 0.2), kinds, "all with the same bias")

    @points(1, hint="put the bias beside the weights of its unit, as one more column")
    def test_biases_differ(self, student, rng):
        """Units with the same weights and different biases are different units."""
        for kinds, units, inputs in ((3, 5, 4), (2, 9, 1)):
            weight = draw_kinds(rng, 1, inputs).expand(units, inputs)
            bias = (torch.arange(kinds) + 1)[repeat_kinds(rng, kinds, units)] / 10
            assert_count(student, weight, bias, kinds, "all with the same weights")

    @points(1, hint="compare with a tolerance of 1e-5: equal numbers may differ a little after training, because of rounding")
    def test_rounding(self, student, rng):
        """Units that differ by less than the rounding of a computer count as the same, others do not."""
        for kinds, units, inputs in ((2, 6, 3), (4, 10, 4)):
            rows = draw_kinds(rng, kinds - 1, inputs) + 0.012345  # beside a border of rounding to five digits
            rows = torch.cat([rows, rows[:1]])
            rows[-1, 0] += 0.001
            weight = rows[repeat_kinds(rng, kinds, units)]
            bias = uniform(rng, -1e-6, 1e-6, units) + 0.5
            weight = weight + uniform(rng, -1e-6, 1e-6, units, inputs)
            assert_count(student, weight, bias, kinds, "in groups that differ by 0.001 or more, and by 2e-6 inside of a group")


@exercise("symmetry", together=True)
class TestTrain:
    @points(
        2, hint="clear the gradients, compute the loss, go back through it, and take lr times the gradient off, in every step"
    )
    def test_parameters(self, student, rng):
        """After training, the parameters are where gradient descent on the mean squared error leads."""
        for sizes, rows, steps, lr in (((3, 2), 5, 1, 0.05), ((4, 6, 2), 9, 3, 0.1), ((2, 3, 4, 3), 6, 5, 0.2)):
            _, found, _, expected = observe_training(student, rng, sizes, rows, steps, lr)
            for number, (got, due) in enumerate(zip(found, expected, strict=True)):
                try:
                    assert_close(got, due.detach(), rtol=1e-3, atol=1e-5, any_float=True)
                except Mismatch as mismatch:
                    what = f"{'bias' if number % 2 else 'weight'} of linear layer {number // 2 + 1}"
                    raise Mismatch(f"steps={steps}, lr={lr}, {what} afterwards: {mismatch}") from None

    @points(1, hint="note loss.item() in every step, before the parameters change; the loss is a mean over all numbers")
    def test_losses(self, student, rng):
        """The losses are returned, one for each step, as they were before it."""
        for sizes, rows, steps, lr in (((3, 2), 5, 2, 0.05), ((4, 5, 3), 8, 6, 0.1)):
            losses, _, expected, _ = observe_training(student, rng, sizes, rows, steps, lr)
            assert_close(numbers(losses, steps, "one loss for each step"), expected, rtol=1e-3)

    @points(1, hint="call net.train() before the first step: after net.eval(), dropout does nothing")
    def test_mode(self, student, rng):
        """The network is put into training mode first."""
        modes = student.run(modes_in_training, torch.randn(6, 3, generator=rng), torch.randn(6, 1, generator=rng), 3)
        if not isinstance(modes, list) or not modes or modes[0] is not True:
            raise Mismatch("the network came in evaluation mode, and it was not in training mode when it was run")

    @points(1, hint="init_constant and train work together here: see what the other checks of both say")
    def test_constant_start_keeps_the_symmetry(self, student, rng):
        """After training from a constant, all hidden units are still the same."""
        weights = weights_of_twins(student, rng, uniform(rng, 0.1, 0.5).item(), 0.0)
        apart = (weights - weights[0]).abs().max().item()
        # Rounding sets them apart by less than 1e-5 in 300 such steps; other mistakes by far more.
        assert apart < 1e-4, f"they started from one constant, and after 20 steps they differ by {apart:.2g}"

    @points(1, hint="dropout needs the training mode, and a start where not everything is 0")
    def test_dropout_breaks_the_symmetry(self, student, rng):
        """With dropout behind the hidden layer, training makes every unit different."""
        weights = weights_of_twins(student, rng, uniform(rng, 0.1, 0.5).item(), 0.5)
        apart = torch.cdist(weights.double(), weights.double()) + torch.eye(6)
        # In 300 draws the closest units were 0.009 apart, half of the draws 0.03. To be as close as 2e-5 in all of 5 directions
        # has a probability near (2e-5 / 0.03) ** 5 < 1e-15 for each pair.
        assert apart.min() > 2e-5, "some hidden units are still the same after 20 steps, despite dropout with p = 0.5"


# xavier_variance


def two_draws(names, num_in, num_out):
    return [names.xavier_weights(num_in, num_out) for _ in range(2)]


def slope_at(names, x):
    x.requires_grad_()
    names.scaled_sigmoid(x).sum().backward()
    return x.grad


def variances(names, name, activation, calls, *args):
    """Ask for the variances with an activation that is a function or a module of torch."""
    from torch import nn

    known = {
        "identity": lambda x: x,
        "tanh": torch.tanh,
        "sigmoid": torch.sigmoid,
        "Softplus": nn.Softplus(),
        "ReLU": nn.ReLU(),
    }
    x, weights, *gradient = args
    return [names[name](x, weights, known[activation], *gradient) for _ in range(calls)]


def pass_through(x, weights, activation):
    """Return the input and the output of every layer, in float64."""
    known = {"identity": lambda x: x, "Softplus": torch.nn.Softplus(), "ReLU": torch.relu}
    outputs = [x.double().requires_grad_()]
    for weight in weights:
        outputs.append(known.get(activation, getattr(torch, activation, None))(outputs[-1] @ weight.double().T))
    return outputs


def draw_pass(rng, rows, sizes):
    """Return a batch, weights of layers with these sizes, and a gradient for what comes out."""
    weights = [torch.randn(out, into, generator=rng) / into**0.5 for into, out in itertools.pairwise(sizes)]
    return torch.randn(rows, sizes[0], generator=rng) + 0.5, weights, torch.randn(rows, sizes[-1], generator=rng) + 0.5


def assert_variances(student, name, activation, args, matrices, calls=1):
    """The variances are those of the matrices, divided by n or n - 1."""
    found = student.run(variances, name, activation, calls, *args)
    for call, each in enumerate(parts(found, calls), 1):
        told = f"{name} with {activation}" + (f", call {call} with the same tensors" if calls > 1 else "")
        try:
            got = numbers(each, len(matrices), "one variance for each layer")
            for number, matrix in enumerate(matrices):
                by_n, by_less = (matrix.detach().var(correction=correction).item() for correction in (0, 1))
                middle, half = (by_n + by_less) / 2, (by_less - by_n) / 2
                assert_close(got[number].item(), middle, rtol=1e-3, atol=half)
        except Mismatch as mismatch:
            raise Mismatch(f"{told}: {mismatch}") from None


def assert_forward(student, rng, activation, rows, sizes, calls=1):
    x, weights, _ = draw_pass(rng, rows, sizes)
    outputs = pass_through(x, weights, activation)
    assert_variances(student, "activation_variances", activation, (x, weights), outputs[1:], calls)


def assert_backward(student, rng, activation, rows, sizes, calls=1):
    x, weights, gradient = draw_pass(rng, rows, sizes)
    outputs = pass_through(x, weights, activation)
    gradients = torch.autograd.grad(outputs[-1], outputs[:-1], gradient.double())
    assert_variances(student, "gradient_variances", activation, (x, weights, gradient), gradients, calls)


def assert_matrix(value, rows, columns):
    """It is a matrix of floating numbers of any type, all finite."""
    if not isinstance(value, torch.Tensor) or not value.dtype.is_floating_point:
        raise Mismatch(f"got {show(value)}, expected a float tensor of shape ({rows}, {columns})")
    assert_close(value, value.nan_to_num() if value.shape == (rows, columns) else torch.zeros(rows, columns), any_float=True)


@exercise("xavier_variance", together=True)
class TestXavierWeights:
    @points(1, hint="the shape is that of nn.Linear(num_in, num_out).weight: (num_out, num_in)")
    def test_shape(self, student):
        """The weights have the shape (num_out, num_in)."""
        for num_in, num_out in ((3, 5), (40, 7), (1, 2)):
            assert_matrix(student.xavier_weights(num_in, num_out), num_out, num_in)

    @points(2, hint="a² / 3 is the variance of numbers between -a and a: set it to 2 / (num_in + num_out)")
    def test_distribution(self, student):
        """They are uniform between -a and a, with the variance 2 / (num_in + num_out)."""
        for num_in, num_out in ((500, 100), (150, 400)):
            got = student.xavier_weights(num_in, num_out)
            assert_matrix(got, num_out, num_in)
            variance, due = got.double().var().item(), 2 / (num_in + num_out)
            a = (3 * due) ** 0.5
            # sd of the variance: a² sqrt(4 / 45 / n), so 5% of a² / 3 are 12 sd and more for n = 50 000.
            assert abs(variance - due) < 0.05 * due, f"the variance is {variance:.6f}, expected {due:.6f}"
            # Of 50 000 numbers, none beyond 0.99 a has the probability 0.99 ** 50 000 < 1e-200.
            largest = got.abs().max().item()
            assert 0.99 * a < largest < 1.001 * a, f"the largest number is {largest:.5f}, and a is {a:.5f}: not uniform"
            # Hoeffding: a share of 50 000 is farther than 0.0147 from its expectation with a probability below 1e-9.
            low, middle = (got < -a / 2).double().mean().item(), (got.abs() < a / 2).double().mean().item()
            assert abs(low - 0.25) < 0.0147, f"{low:.1%} of the numbers are below -a/2, expected 25%"
            assert abs(middle - 0.5) < 0.0147, f"{middle:.1%} of the numbers are between -a/2 and a/2, expected 50%"

    @points(1, hint="draw one random number for each weight, in every call, and set no seed in the function")
    def test_independent(self, student):
        """Every weight is drawn on its own, and anew in every call."""
        first, second = parts(student.run(two_draws, 60, 50), 2)
        for got in (first, second):
            assert_matrix(got, 50, 60)
        # 3000 numbers out of 2 ** 23 or more: beyond 100 repetitions have a probability far below 1e-9 (0.5 are expected).
        repeated = 3000 - len(first.unique())
        assert repeated <= 100, f"of 3000 weights {repeated} are repetitions of others: each is drawn on its own"
        assert not torch.equal(first, second), "two calls gave the same weights"


@exercise("xavier_variance", together=True)
class TestScaledSigmoid:
    @points(1, hint="the slope of the sigmoid at 0 is 1/4 and its value 1/2: multiply, then subtract")
    def test_values(self, student, rng):
        """scaled_sigmoid is a * sigmoid(x) + b with the value 0 and the slope 1 at 0."""
        for shape, dtype in (((40,), torch.float32), ((3, 5, 2), torch.float64), ((), torch.float32)):
            x = uniform(rng, -8, 8, *shape, dtype=dtype)
            assert_close(student.scaled_sigmoid(x), 2 * torch.tanh(x / 2), rtol=1e-4, atol=2e-6)
        assert_close(student.scaled_sigmoid(torch.tensor([-300.0, 0.0, 300.0])), torch.tensor([-2.0, 0.0, 2.0]), atol=2e-6)

    @points(1, hint="compute with torch.sigmoid and tensors all the way: item(), .data, math and numpy cut autograd off")
    def test_slopes(self, student, rng):
        """Autograd can go through scaled_sigmoid."""
        x = uniform(rng, -4, 4, 30)
        slopes = student.run(slope_at, x)
        assert_named(slopes, 4 * slope_of_sigmoid(x), "the slopes of scaled_sigmoid(x) at x", rtol=1e-3, atol=1e-5)


@exercise("xavier_variance", together=True)
class TestVariances:
    @points(2, hint="H = activation(H @ W.T), then H.var() over all its numbers, in every layer")
    def test_forward(self, student, rng):
        """activation_variances gives the variance of the output of every layer."""
        for activation, rows, sizes in (
            ("identity", 30, (8, 5)),
            ("tanh", 20, (5, 7, 3)),
            ("Softplus", 50, (4, 6, 6, 2, 5)),
            ("ReLU", 40, (9, 12, 8)),
        ):
            assert_forward(student, rng, activation, rows, sizes)

    @points(2, hint="the gradients at the inputs of the layers: torch.autograd.grad(output, [X, H_1, …], G), or retain_grad")
    def test_backward(self, student, rng):
        """gradient_variances gives the variance of the gradient at the input of every layer."""
        for activation, rows, sizes in (
            ("identity", 30, (8, 5)),
            ("tanh", 20, (5, 7, 3)),
            ("sigmoid", 50, (4, 6, 6, 2, 5)),
            ("ReLU", 40, (9, 12, 8)),
        ):
            assert_backward(student, rng, activation, rows, sizes)

    @points(1, hint="work on X.detach().clone(): gradients add up in X.grad, and in-place operations change X itself")
    def test_twice(self, student, rng):
        """A second call with the same tensors gives the same."""
        assert_forward(student, rng, "tanh", 25, (6, 6, 6), calls=2)
        assert_backward(student, rng, "sigmoid", 25, (6, 6, 6), calls=2)
