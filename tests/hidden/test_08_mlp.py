"""Hidden checks of 08_mlp. All expected values are computed here, from the formulas in the notebook.

Where a check looks at random weights, its false-failure probability is below 1e-9 and stated beside it.
"""

import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, assert_close, fields, show

ALPHAS = (0.25, 0.0, -0.6, 1.7)


def listing(value, number, what):
    """Return the parts of a list or tuple that is to have so many."""
    if not isinstance(value, list | tuple) or len(value) != number:
        raise Mismatch(f"got {show(value)}, expected {what}")
    return value


def assert_named(what, actual, expected, **tolerance):
    """Compare, and begin the message with what it is about."""
    try:
        assert_close(actual, expected, **tolerance)
    except Mismatch as mismatch:
        raise Mismatch(f"{what}: {mismatch}") from None


def normal(rng, *shape, dtype=torch.float32):
    return torch.randn(*shape, generator=rng, dtype=dtype)


def away_from_zero(rng, *shape, dtype=torch.float32):
    """Return numbers of both signs between 0.05 and 4 in size: at 0 itself some slopes are left open."""
    size = torch.rand(shape, generator=rng, dtype=dtype) * 3.95 + 0.05
    return torch.where(torch.rand(shape, generator=rng) < 0.5, -size, size)


# linear_collapse


def collapse_and_look(names, tensors):
    return {"result": names.collapse(*tensors), "tensors": tensors}


def two_layers(rng, inputs, hidden, outputs, dtype=torch.float64):
    shapes = ((inputs, hidden), (hidden,), (hidden, outputs), (outputs,))
    return [normal(rng, *shape, dtype=dtype) for shape in shapes]


def collapsed(student, layers):
    """Return the student's W and b."""
    result = student.collapse(*layers)
    (inputs, hidden), outputs = layers[0].shape, len(layers[3])
    student.last_call = f"collapse for {inputs} inputs, {hidden} hidden values, {outputs} outputs"
    return listing(result, 2, "a pair (W, b)")


LAYER_SIZES = ((4, 6, 3), (3, 3, 3), (5, 2, 4))


@exercise("linear_collapse", together=True)
class TestLinearCollapse:
    @points(2, hint="multiply out (X W1 + b1) W2 + b2: which matrix stands behind X? The order of the factors matters")
    def test_weight(self, student, rng):
        """W does to X what the two weights do one after the other."""
        for sizes in LAYER_SIZES:
            W1, b1, W2, b2 = two_layers(rng, *sizes)
            weight, _ = collapsed(student, (W1, b1, W2, b2))
            assert_named("W", weight, W1 @ W2, rtol=1e-4, atol=1e-4, any_float=True)

    @points(2, hint="the first bias goes through the second layer as well, before the second one is added")
    def test_bias(self, student, rng):
        """b is what comes out of the two layers where X is zero."""
        for sizes in LAYER_SIZES:
            W1, b1, W2, b2 = two_layers(rng, *sizes)
            _, bias = collapsed(student, (W1, b1, W2, b2))
            assert_named("b", bias, b1 @ W2 + b2, rtol=1e-4, atol=1e-4, any_float=True)

    @points(1, hint="a matrix with one row or column still has two axes; do not squeeze it")
    def test_sizes_of_one(self, student, rng):
        """It works with one input, one hidden value or one output."""
        for sizes in ((1, 4, 3), (4, 1, 3), (4, 3, 1), (1, 1, 1)):
            W1, b1, W2, b2 = two_layers(rng, *sizes)
            weight, bias = collapsed(student, (W1, b1, W2, b2))
            assert_named("W", weight, W1 @ W2, rtol=1e-4, atol=1e-4, any_float=True)
            assert_named("b", bias, b1 @ W2 + b2, rtol=1e-4, atol=1e-4, any_float=True)

    @points(1, hint="compute with the tensors that were given, and change nothing in place: b1 @= …, b2 += … do")
    def test_type_and_inputs(self, student, rng):
        """The result has the type of the four tensors, and these stay as they are."""
        for dtype in (torch.float32, torch.float64):
            layers = two_layers(rng, 4, 5, 3, dtype)
            result, after = fields(student.run(collapse_and_look, layers), "result", "tensors")
            weight, bias = listing(result, 2, "a pair (W, b)")
            W1, b1, W2, b2 = layers
            assert_named("W", weight, W1 @ W2, rtol=1e-4, atol=1e-4)
            assert_named("b", bias, b1 @ W2 + b2, rtol=1e-4, atol=1e-4)
            for name, then, now in zip(("W1", "b1", "W2", "b2"), layers, listing(after, 4, "four tensors"), strict=True):
                assert_named(f"{name} after the call", now, then)


# activations

ACTIVATIONS = {
    "relu": lambda x: torch.where(x > 0, x, 0),
    "sigmoid": lambda x: 1 / (1 + torch.exp(-x)),
    "tanh": lambda x: 1 - 2 / (torch.exp(2 * x) + 1),
    "prelu": lambda x, alpha: torch.where(x > 0, x, alpha * x),
}
SLOPES = {
    "relu": lambda x: torch.where(x > 0, 1.0, 0.0),
    "sigmoid": lambda x: 1 / (2 + torch.exp(x) + torch.exp(-x)),
    "tanh": lambda x: 4 / (2 + torch.exp(2 * x) + torch.exp(-2 * x)),
    "prelu": lambda x, alpha: torch.where(x > 0, 1.0, alpha),
}


def expected_of(table, name, x, *more):
    """Return a value or slope, computed in float64, in the type of x."""
    return table[name](x.double(), *more).to(x.dtype) + 0.0  # -0 becomes 0


def call_and_look(names, name, args):
    return {"value": names[name](*args), "x": args[0]}


def call_twice(names, name, x, old, more):
    """Call a slope function twice with an x that requires a gradient and holds an old one."""
    x.requires_grad_().grad = old

    def call():
        value = names[name](x, *more)
        return value.detach().clone() if isinstance(value, torch.Tensor) else value

    return {"first": call(), "second": call()}


def slope_through(names, name, x, more):
    """Let autograd go back through a function, to x and to what else requires a gradient."""
    x.requires_grad_()
    more = [each.requires_grad_() if isinstance(each, torch.Tensor) else each for each in more]
    names[name](x, *more).sum().backward()
    return {"slope": x.grad, "more": [each.grad if isinstance(each, torch.Tensor) else each for each in more]}


def assert_results(student, rng, name, table, what=""):
    """An activation, or a slope function, is right for moderate numbers."""
    for shape in ((9,), (4, 1, 5), (30, 20)):
        for alpha in ALPHAS if name == "prelu" else (None,):
            x, more = away_from_zero(rng, *shape), () if alpha is None else (alpha,)
            expected = expected_of(table, name, x, *more)
            assert_close(student.call(what + name, x, *more), expected, rtol=1e-5, atol=2e-6, any_float=True)


def far_out(dtype):
    """Yield each activation with numbers where exp gives inf or 0."""
    x = torch.tensor([-1000.0, -100.0, 100.0, 1000.0], dtype=dtype)
    for name in ACTIVATIONS:
        yield name, x, (0.25,) if name == "prelu" else ()


def some_of_each(rng):
    """Yield each activation with moderate numbers of several shapes and types, and what else its call needs."""
    for shape, dtype in (((), torch.float32), ((2, 3, 2), torch.float32), ((), torch.float64), ((5,), torch.float64)):
        for name in ACTIVATIONS:
            yield name, away_from_zero(rng, *shape, dtype=dtype), (0.3,) if name == "prelu" else ()


@exercise("activations", together=True)
class TestActivations:
    @points(1, hint="compare each element with 0: torch.max(x) alone is the one largest of all")
    def test_relu(self, student, rng):
        """relu keeps what is positive, and makes 0 of the rest."""
        assert_results(student, rng, "relu", ACTIVATIONS)

    @points(1, hint="1 / (1 + exp(-x)): mind the minus sign")
    def test_sigmoid(self, student, rng):
        """sigmoid gives 1 / (1 + exp(-x))."""
        assert_results(student, rng, "sigmoid", ACTIVATIONS)

    @points(1, hint="the difference of exp(x) and exp(-x), divided by their sum")
    def test_tanh(self, student, rng):
        """tanh gives the hyperbolic tangent."""
        assert_results(student, rng, "tanh", ACTIVATIONS)

    @points(1, hint="decide by the sign of x; the larger one of x and alpha x is the wrong one where alpha is above 1")
    def test_prelu(self, student, rng):
        """prelu keeps what is positive, and multiplies the rest by alpha, whatever alpha is."""
        assert_results(student, rng, "prelu", ACTIVATIONS)

    @points(2, hint="write with exp of negative numbers only, or use what torch has: inf / inf and 0 · inf are nan")
    def test_values_far_out(self, student):
        """For large |x| the values are what they come near to, and neither nan nor inf."""
        for dtype in (torch.float32, torch.float64):
            for name, x, more in far_out(dtype):
                expected = expected_of(ACTIVATIONS, name, x, *more)
                assert_close(student.call(name, x, *more), expected, rtol=1e-5, atol=2e-6, any_float=True)

    @points(1, hint="compute with tensors all the way: item(), detach(), numpy or a list cut the result off from x")
    def test_autograd(self, student, rng):
        """Autograd can go back through all four to x."""
        for name in ACTIVATIONS:
            x, more = away_from_zero(rng, 6, 7), (0.3,) if name == "prelu" else ()
            (slope,) = fields(student.run(slope_through, name, x, more), "slope")
            expected = expected_of(SLOPES, name, x, *more)
            assert_named(f"{name}, by autograd", slope, expected, rtol=1e-5, atol=2e-6)

    @points(1, hint="multiply by alpha itself, not by float(alpha) or a copy")
    def test_autograd_to_alpha(self, student, rng):
        """Autograd can go back through prelu to alpha, so that alpha can be learned."""
        x, alpha = away_from_zero(rng, 6, 7), torch.tensor(0.3)
        (more,) = fields(student.run(slope_through, "prelu", x, [alpha]), "more")
        (slope,) = listing(more, 1, "the slope of the sum with respect to alpha")
        assert_named("the slope of the sum of prelu(x, alpha) with respect to alpha", slope, x[x < 0].sum(), rtol=1e-4)

    @points(1, hint="exp(1000) is inf, and 0 · inf on the way back is nan, even in a branch that torch.where does not take")
    def test_autograd_far_out(self, student):
        """The slopes that autograd finds for large |x| are right as well, and not nan."""
        for name, x, more in far_out(torch.float32):
            (slope,) = fields(student.run(slope_through, name, x, more), "slope")
            assert_named(f"{name} at {x.tolist()}, by autograd", slope, expected_of(SLOPES, name, x, *more), atol=2e-6)

    @points(1, hint="make a new tensor, in place of changing x, and like x: torch.zeros(…) and numpy have types of their own")
    def test_input_and_type(self, student, rng):
        """All four activations keep the shape and the type of x, and change nothing in it."""
        self.assert_like_x(student, rng, "", ACTIVATIONS)

    @staticmethod
    def assert_like_x(student, rng, prefix, table):
        for name, x, more in some_of_each(rng):
            seen = student.run(call_and_look, prefix + name, [x, *more])
            value, after = fields(seen, "value", "x")
            student.last_call = (
                f"{prefix}{name}(<{str(x.dtype)[6:]} tensor of shape {tuple(x.shape)}>{', 0.3' if more else ''})"
            )
            assert_close(value, expected_of(table, name, x, *more), rtol=1e-5, atol=2e-6)
            assert_named("x after the call", after, x)


@exercise("activations", together=True)
class TestSlopes:
    @points(1, hint="1 where x is positive, and 0 elsewhere")
    def test_grad_relu(self, student, rng):
        """grad_relu gives the slope of relu at each element."""
        assert_results(student, rng, "relu", SLOPES, "grad_")

    @points(1, hint="s · (1 - s), where s is the sigmoid of x")
    def test_grad_sigmoid(self, student, rng):
        """grad_sigmoid gives the slope of the sigmoid at each element."""
        assert_results(student, rng, "sigmoid", SLOPES, "grad_")

    @points(1, hint="1 - t², where t is the tanh of x")
    def test_grad_tanh(self, student, rng):
        """grad_tanh gives the slope of tanh at each element."""
        assert_results(student, rng, "tanh", SLOPES, "grad_")

    @points(1, hint="1 where x is positive, and alpha elsewhere")
    def test_grad_prelu(self, student, rng):
        """grad_prelu gives the slope of prelu with respect to x at each element."""
        assert_results(student, rng, "prelu", SLOPES, "grad_")

    @points(1, hint="use the formula with your own sigmoid or tanh: it has no infinite number in it")
    def test_slopes_far_out(self, student):
        """For large |x| the four slope functions give what the slopes come near to, and neither nan nor inf."""
        for dtype in (torch.float32, torch.float64):
            for name, x, more in far_out(dtype):
                expected = expected_of(SLOPES, name, x, *more)
                assert_close(student.call("grad_" + name, x, *more), expected, atol=2e-6, any_float=True)

    @points(1, hint="work on x.detach().clone(): gradients add up in x.grad")
    def test_called_twice(self, student, rng):
        """An x that requires a gradient and holds an old one is no obstacle, and a second call gives the same."""
        for name in SLOPES:
            x, old = away_from_zero(rng, 4, 3), normal(rng, 4, 3)
            more = [0.3] if name == "prelu" else []
            seen = student.run(call_twice, "grad_" + name, x, old, more)
            for value, which in zip(fields(seen, "first", "second"), ("first", "second"), strict=True):
                expected = expected_of(SLOPES, name, x, *more)
                assert_named(f"grad_{name}, {which} call", value, expected, rtol=1e-5, atol=2e-6, any_float=True)

    @points(1, hint="make a new tensor like x, for instance with torch.ones_like(x); torch.where of two numbers gives float32")
    def test_slopes_input_and_type(self, student, rng):
        """All four slopes have the shape and the type of x, and change nothing in it."""
        TestActivations.assert_like_x(student, rng, "grad_", SLOPES)


# mlp_scratch

PARAMETERS = ("W1", "b1", "W2", "b2")


def look_at_params(names, sizes):
    params = names.init_params(*sizes)
    if not isinstance(params, list | tuple) and not isinstance(params, torch.nn.ParameterList):
        return {"params": params, "facts": []}
    params = list(params)
    tensors = [each for each in params if isinstance(each, torch.Tensor)]
    return {"params": params, "facts": [(each.requires_grad, each.is_leaf) for each in tensors]}


def initial(student, sizes):
    """Return the student's four parameters and for each (requires_grad, is_leaf)."""
    params, facts = fields(student.run(look_at_params, sizes), "params", "facts")
    student.last_call = f"init_params{sizes}"
    return listing(params, 4, "four tensors [W1, b1, W2, b2]"), facts


def first_weights_twice(names, sizes):
    return [names.init_params(*sizes)[0] for _ in range(2)]


def shapes_of(num_inputs, num_hiddens, num_outputs):
    return (num_inputs, num_hiddens), (num_hiddens,), (num_hiddens, num_outputs), (num_outputs,)


def assert_shapes(params, sizes):
    for name, param, shape in zip(PARAMETERS, params, shapes_of(*sizes), strict=True):
        if not isinstance(param, torch.Tensor) or param.shape != shape:
            seen = f"has the shape {tuple(param.shape)}" if isinstance(param, torch.Tensor) else f"is {show(param)}"
            raise Mismatch(f"{name} {seen}, expected a tensor of shape {shape}")


def assert_normal(weights, what):
    """Weights of 100 000 elements or more look as if drawn from N(0, 0.01²), each on its own.

    The standard error of the mean is below 3.2e-5 and that of the standard deviation below 2.3e-5: both bounds are more
    than 8 of them away, which has a probability below 1e-14. None of 100 000 lies beyond 0.03 with the probability
    0.9973 ** 100_000 < 1e-110. Two rows or columns of float32 normal numbers are equal with one far below 1e-100.
    """
    weights = weights.double()
    std, mean = weights.std().item(), weights.mean().item()
    assert abs(std - 0.01) < 2e-4, f"{what} has the standard deviation {std:.5f}, expected 0.01"
    assert abs(mean) < 3e-4, f"{what} has the mean {mean:.5f}, expected 0"
    assert weights.abs().max() > 0.03, f"no element of {what} is larger than 0.03: this is not a normal distribution"
    for axis, name in ((0, "rows"), (1, "columns")):
        distinct = weights.unique(dim=axis).shape[axis]
        assert distinct == weights.shape[axis], f"some {name} of {what} are equal: draw each element on its own"


def draw_params(rng, *sizes):
    """Return parameters that make about half of the hidden values positive."""
    return [normal(rng, *shape) for shape in shapes_of(*sizes)]


def forward(X, params):
    W1, b1, W2, b2 = params
    return (X.flatten(1) @ W1 + b1).clamp(min=0) @ W2 + b2


def gradients_of(names, X, params, weights):
    """Return the gradients of a weighted sum of the scores."""
    params = [param.requires_grad_() for param in params]
    (names.net(X, params) * weights).sum().backward()
    return [param.grad for param in params]


def take_step(names, sizes, X, y):
    """Let an optimizer take one step on new parameters, and return them before and after."""
    params = list(names.init_params(*sizes))
    before = [param.detach().clone() for param in params]
    optimizer = torch.optim.SGD(params, lr=1.0)
    torch.nn.functional.cross_entropy(names.net(X, params), y).backward()
    optimizer.step()
    return {"before": before, "after": [param.detach() for param in params]}


@exercise("mlp_scratch", together=True)
class TestRelu:
    @points(1, hint="compare each element with 0: torch.max(X) alone is the one largest of all")
    def test_relu(self, student, rng):
        """relu makes 0 of what is negative, in a tensor of any shape, and leaves X as it is."""
        for shape, dtype in (((7,), torch.float32), ((3, 4), torch.float64), ((2, 3, 2, 2), torch.float32)):
            x = away_from_zero(rng, *shape, dtype=dtype)
            value, after = fields(student.run(call_and_look, "relu", [x]), "value", "x")
            student.last_call = f"relu(<{str(dtype)[6:]} tensor of shape {shape}>)"
            assert_close(value, torch.where(x > 0, x, 0), rtol=1e-6)
            assert_named("X after the call", after, x)

    @points(1, hint="compute with X itself: detach(), .data or numpy cut the result off from it")
    def test_autograd(self, student, rng):
        """Autograd can go back through relu."""
        x = away_from_zero(rng, 6, 7)
        (slope,) = fields(student.run(slope_through, "relu", x, []), "slope")
        assert_named("the slope of relu", slope, torch.where(x > 0, 1.0, 0.0), atol=1e-6)


@exercise("mlp_scratch", together=True)
class TestInitParams:
    @points(1, hint="W has a row for each input and a column for each output; b has one axis")
    def test_shapes(self, student):
        """init_params returns four float32 tensors of the right shapes."""
        for sizes in ((12, 5, 3), (2, 7, 1), (1, 1, 4)):
            params, _ = initial(student, sizes)
            assert_shapes(params, sizes)
            for name, param in zip(PARAMETERS, params, strict=True):
                assert param.dtype == torch.float32, f"{name} is a tensor of {str(param.dtype)[6:]}, expected float32"

    @points(2, hint="torch.randn draws with mean 0 and standard deviation 1; times 0.01 it is the right one")
    def test_weights_are_normal(self, student):
        """Both weights are drawn from the normal distribution with mean 0 and standard deviation 0.01, anew in every call."""
        sizes = (400, 350, 300)
        params, _ = initial(student, sizes)
        assert_shapes(params, sizes)
        assert_normal(params[0], "W1")
        assert_normal(params[2], "W2")
        first, second = listing(student.run(first_weights_twice, sizes), 2, "W1 of two calls")
        same = isinstance(first, torch.Tensor) and isinstance(second, torch.Tensor) and torch.equal(first, second)
        assert not same, "two calls of init_params gave the same W1: do not set the seed in it"

    @points(1, hint="torch.zeros")
    def test_biases_are_zero(self, student):
        """Both biases are zero."""
        sizes = (6, 5, 4)
        params, _ = initial(student, sizes)
        for place, shape in ((1, (5,)), (3, (4,))):
            assert_named(PARAMETERS[place], params[place], torch.zeros(shape), any_float=True)

    @points(2, hint="torch.randn(…, requires_grad=True) * 0.01 is a result, not a leaf: wrap it in nn.Parameter, or draw first")
    def test_leaves(self, student):
        """All four are leaves that require gradients, so that an optimizer accepts them."""
        params, facts = initial(student, (6, 5, 4))
        assert_shapes(params, (6, 5, 4))
        for name, (requires, leaf) in zip(PARAMETERS, [listing(each, 2, "two facts") for each in facts], strict=True):
            assert requires is True, f"{name} does not require gradients"
            assert leaf is True, f"{name} is not a leaf: it was computed from a tensor that requires gradients"


@exercise("mlp_scratch", together=True)
class TestNet:
    @points(2, hint="relu(X W1 + b1) W2 + b2, with all sizes taken from params, and nothing behind the second layer")
    def test_scores(self, student, rng):
        """net gives the scores relu(X W1 + b1) W2 + b2, for params of any size, in a list or a tuple."""
        for sizes, kind in (((6, 8, 3), list), ((5, 5, 5), tuple), ((3, 1, 2), list), ((4, 9, 1), tuple)):
            X, params = normal(rng, 20, sizes[0]), kind(draw_params(rng, *sizes))
            self.assert_scores(student, X, params)

    @points(1, hint="flatten all axes but the first: X.flatten(1), or X.reshape(len(X), -1)")
    def test_pictures(self, student, rng):
        """Pictures are flattened, and a batch may hold a single one."""
        for shape in ((7, 3, 4), (5, 2, 3, 2), (1, 12), (1, 1, 3, 4)):
            X, params = normal(rng, *shape), draw_params(rng, 12, 6, 3)
            self.assert_scores(student, X, params)

    @staticmethod
    def assert_scores(student, X, params):
        scores = student.net(X, params)
        student.last_call = f"net(<tensor of shape {tuple(X.shape)}>, params) for {len(params[1])} hidden values"
        assert_close(scores, forward(X, params), rtol=1e-4, atol=1e-4)

    @points(2, hint="compute with the tensors in params themselves: detach(), .data or torch.tensor(…) make copies")
    def test_gradients(self, student, rng):
        """Autograd can go back from the scores to all four parameters."""
        X, params, weights = normal(rng, 15, 6), draw_params(rng, 6, 5, 3), normal(rng, 15, 3)
        found = listing(student.run(gradients_of, X, params, weights), 4, "four gradients")
        leaves = [param.requires_grad_() for param in params]
        (forward(X, leaves) * weights).sum().backward()
        for name, gradient, leaf in zip(PARAMETERS, found, leaves, strict=True):
            assert_named(f"the gradient of {name}", gradient, leaf.grad, rtol=1e-3, atol=1e-3)

    @points(1, hint="the optimizer changes leaves that have a gradient: look at is_leaf and at .grad of each parameter")
    def test_training_step(self, student, rng):
        """A step of torch.optim.SGD changes the parameters of a new network in the right direction."""
        sizes, y = (20, 8, 3), torch.randint(3, (30,), generator=rng)
        X = normal(rng, 30, 20) + 1
        before, after = fields(student.run(take_step, sizes, X, y), "before", "after")
        assert_shapes(listing(before, 4, "four tensors"), sizes)
        leaves = [param.float().clone().requires_grad_() for param in before]
        torch.nn.functional.cross_entropy(forward(X, leaves), y).backward()
        for name, param, leaf in zip(PARAMETERS, listing(after, 4, "four tensors"), leaves, strict=True):
            assert_named(f"{name} after a step", param, (leaf - leaf.grad).detach(), atol=2e-5, any_float=True)


# mlp_concise


def look_at_layers(names, sizes, x):
    """Report the shapes of the linear layers of a new network, which has seen a batch where it can take it."""
    import contextlib

    net = names.make_mlp(*sizes)
    if not isinstance(net, torch.nn.Module):
        return {"is_module": False, "kind": type(net).__name__, "shapes": [], "biases": []}
    with contextlib.suppress(Exception):  # another check tells about it
        net(x)
    linears = [module for module in net.modules() if isinstance(module, torch.nn.Linear)]
    shapes = [tuple(linear.weight.shape) for linear in linears]
    return {"is_module": True, "kind": "", "shapes": shapes, "biases": [linear.bias is not None for linear in linears]}


def run_mlp(names, sizes, x, params, weights):
    """Make a network, put these parameters in, return its scores and the gradients of a weighted sum of them."""
    net = names.make_mlp(*sizes)
    net(x)
    linears = {tuple(module.weight.shape): module for module in net.modules() if isinstance(module, torch.nn.Linear)}
    layers = [linears.get(tuple(weight.T.shape)) for weight in params[::2]]
    if None in layers or any(layer.bias is None for layer in layers):
        return {"layers": False, "scores": None, "gradients": []}
    leaves = [leaf for layer in layers for leaf in (layer.weight, layer.bias)]
    with torch.no_grad():
        for leaf, param in zip(leaves, params, strict=True):
            leaf.copy_(param.T if param.dim() == 2 else param)
    net.zero_grad()
    scores = net(x)
    (scores * weights).sum().backward()
    return {"layers": True, "scores": scores.detach(), "gradients": [leaf.grad for leaf in leaves]}


def change_first_of_two(names, sizes, x):
    """Change all parameters of one network, and report what another one says before and after."""
    first, second = names.make_mlp(*sizes), names.make_mlp(*sizes)
    first(x)
    before = second(x).detach().clone()
    with torch.no_grad():
        for parameter in first.parameters():
            parameter.add_(1)
    return {"before": before, "after": second(x).detach(), "changed": first(x).detach()}


def initialise(names, others):
    """Apply init_weights to a network that is made here, twice, and report all its parameters before and after."""

    class Block(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = torch.nn.Linear(350, 350)
            self.norm = torch.nn.LayerNorm(3)

        def forward(self, x):
            return self.norm(self.linear(x))

    net = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.Flatten(), torch.nn.ReLU(), Block())
    net.append(torch.nn.Sequential(torch.nn.Linear(350, 350), torch.nn.PReLU(), torch.nn.BatchNorm1d(3)))
    net.append(torch.nn.Embedding(4, 5))
    if others == "no bias":
        net.append(torch.nn.Linear(350, 350, bias=False))
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.uniform_(0.5, 1.5)

    def look():
        found = dict(net.named_parameters())
        return {name: parameter.detach().clone() for name, parameter in found.items()}

    before = look()
    net.apply(names.init_weights)
    after = look()
    facts = {name: (each.requires_grad, each.is_leaf) for name, each in net.named_parameters()}
    net.apply(names.init_weights)
    return {"before": before, "after": after, "again": look(), "facts": facts}


def initialise_own(names, sizes, x):
    net = names.make_mlp(*sizes)
    net.apply(names.init_weights)
    net(x)
    linears = [module for module in net.modules() if isinstance(module, torch.nn.Linear)]
    biases = [linear.bias for linear in linears]
    return {"weights": [linear.weight for linear in linears], "biases": biases}


LINEARS = ("3.linear", "4.0")
NO_LAYERS = (
    "the network needs two nn.Linear, with weights of the shapes (num_hiddens, num_inputs) and (num_outputs, num_hiddens)"
)


def initialised(student, others=""):
    """Return the parameters before, after and after a second time, and the facts about them."""
    seen = fields(student.run(initialise, others), "before", "after", "again", "facts")
    student.last_call = "network.apply(init_weights)"
    names = [f"{name}.{kind}" for name in LINEARS for kind in ("weight", "bias")] + ["5.weight"] * (not others)
    for part in seen:
        fields(part, *names)
    return seen


def weights_of(seen):
    found = [fields(seen, f"{name}.weight")[0] for name in LINEARS]
    for weight in found:
        if not isinstance(weight, torch.Tensor) or weight.shape != (350, 350):
            raise Mismatch(f"the weight of nn.Linear(350, 350) became {show(weight)}")
    return found


@exercise("mlp_concise", together=True)
class TestMakeMLP:
    @points(1, hint="from num_inputs to num_hiddens, then from num_hiddens to num_outputs")
    def test_layers(self, student, rng):
        """make_mlp returns an nn.Module with two nn.Linear of the right sizes, both with a bias."""
        for sizes in ((6, 5, 3), (4, 7, 2)):
            seen = student.run(look_at_layers, sizes, normal(rng, 2, sizes[0]))
            is_module, kind, shapes, biases = fields(seen, "is_module", "kind", "shapes", "biases")
            student.last_call = f"make_mlp{sizes}"
            if is_module is not True:
                raise Mismatch(f"got an object of the type {show(kind)}, expected an nn.Module")
            expected = [(sizes[1], sizes[0]), (sizes[2], sizes[1])]
            if not isinstance(shapes, list) or sorted(map(str, shapes)) != sorted(map(str, expected)):
                raise Mismatch(f"its nn.Linear have weights of the shapes {show(shapes)}, expected {show(expected)}")
            assert biases == [True, True], "both nn.Linear have a bias; one was found without"

    @points(2, hint="linear layer, ReLU, linear layer, and nothing behind it: no softmax, no second ReLU")
    def test_scores(self, student, rng):
        """The network gives the scores relu(X W1 + b1) W2 + b2."""
        for sizes in ((6, 8, 3), (4, 7, 2)):
            self.assert_forward(student, rng, sizes, (20, sizes[0]))

    @points(1, hint="begin with nn.Flatten(): it turns (n, …) into (n, num_inputs)")
    def test_pictures(self, student, rng):
        """Pictures are flattened, and a batch may hold a single one."""
        for shape in ((7, 3, 4), (5, 2, 3, 2), (1, 12), (1, 1, 3, 4)):
            self.assert_forward(student, rng, (12, 6, 3), shape)

    @staticmethod
    def assert_forward(student, rng, sizes, shape, gradients=False):
        x, params, weights = normal(rng, *shape), draw_params(rng, *sizes), normal(rng, shape[0], sizes[2])
        seen = student.run(run_mlp, sizes, x, params, weights)
        layers, scores, found = fields(seen, "layers", "scores", "gradients")
        student.last_call = f"make_mlp{sizes}(<tensor of shape {shape}>)"
        if layers is not True:
            raise Mismatch(NO_LAYERS)
        leaves = [param.requires_grad_() for param in params]
        expected = forward(x, leaves)
        assert_close(scores, expected.detach(), rtol=1e-4, atol=1e-4)
        if gradients:
            (expected * weights).sum().backward()
            for name, gradient, leaf in zip(PARAMETERS, listing(found, 4, "four gradients"), leaves, strict=True):
                due = leaf.grad.T if leaf.dim() == 2 else leaf.grad
                assert_named(f"the gradient of {name}", gradient, due, rtol=1e-3, atol=1e-3)

    @points(1, hint="compute with the layers themselves: detach(), .data or torch.no_grad() cut the scores off from them")
    def test_gradients(self, student, rng):
        """Gradients reach the parameters of both layers."""
        self.assert_forward(student, rng, (6, 5, 3), (15, 6), gradients=True)

    @points(1, hint="make the layers inside of make_mlp, anew in every call")
    def test_new_every_time(self, student, rng):
        """Two networks from two calls share nothing."""
        seen = student.run(change_first_of_two, (6, 5, 3), normal(rng, 4, 6))
        before, after, changed = fields(seen, "before", "after", "changed")
        if not all(isinstance(each, torch.Tensor) and each.shape == (4, 3) for each in (before, after, changed)):
            raise Mismatch(f"4 examples gave the scores {show(before)}, expected a tensor of shape (4, 3)")
        assert torch.equal(before, after), "changing the parameters of one network changed the scores of another one"
        assert not torch.equal(changed, after), "the scores do not depend on net.parameters()"


@exercise("mlp_concise", together=True)
class TestInitWeights:
    @points(2, hint="nn.init.normal_(tensor, mean, std): the second argument is the mean; say std=0.01")
    def test_weights_are_normal(self, student):
        """The weight of every nn.Linear, inner ones too, becomes normal with mean 0 and standard deviation 0.01."""
        _, after, again, _ = initialised(student)
        for seen in (after, again):
            for name, weight in zip(LINEARS, weights_of(seen), strict=True):
                assert_normal(weight, f"the weight of nn.Linear(350, 350), which is {name},")

    @points(1, hint="do not set the seed in init_weights: all layers would get the same numbers")
    def test_drawn_anew(self, student):
        """Every layer gets numbers of its own, and others when init_weights is applied again."""
        _, after, again, _ = initialised(student)
        first, second = weights_of(after)
        assert not torch.equal(first, second), "two layers of the same size got the same weights"
        assert not torch.equal(first, weights_of(again)[0]), "applied again, it gave the same weights"

    @points(1, hint="nn.init.zeros_(module.bias), or module.bias.data.zero_()")
    def test_biases_are_zero(self, student):
        """The bias of every nn.Linear becomes 0."""
        _, after, _, _ = initialised(student)
        for name in LINEARS:
            assert_named("a bias", fields(after, f"{name}.bias")[0], torch.zeros(350), any_float=True)

    @points(1, hint="look whether module.bias is None before you touch it")
    def test_without_bias(self, student):
        """A linear layer without a bias is no obstacle."""
        _, after, _, _ = initialised(student, "no bias")
        (weight,) = fields(after, "6.weight")
        if not isinstance(weight, torch.Tensor) or weight.shape != (350, 350):
            raise Mismatch(f"the weight of nn.Linear(350, 350, bias=False) became {show(weight)}")
        assert_normal(weight, "the weight of nn.Linear(350, 350, bias=False)")

    @points(1, hint="if isinstance(module, nn.Linear): only then do anything")
    def test_others_stay(self, student):
        """Modules of every other kind stay as they are, and the linear layers do not."""
        before, after, _, _ = initialised(student)
        for name, tensor in before.items():
            if not str(name).startswith(LINEARS):
                assert_named(f"{name}, which is not of an nn.Linear", fields(after, name)[0], tensor)
        for old, new in zip(weights_of(before), weights_of(after), strict=True):
            assert not torch.equal(old, new), "the weight of an nn.Linear was not changed"

    @points(1, hint="change the values in place, with nn.init or under torch.no_grad(); a plain tensor is no parameter")
    def test_still_parameters(self, student):
        """After init_weights, the weights and biases are parameters that can be trained."""
        before, after, _, facts = initialised(student)
        for old, new in zip(weights_of(before), weights_of(after), strict=True):
            assert not torch.equal(old, new), "the weight of an nn.Linear was not changed"
        for name in LINEARS:
            for kind in ("weight", "bias"):
                requires, leaf = listing(fields(facts, f"{name}.{kind}")[0], 2, "two facts")
                assert requires is True, f"the {kind} of an nn.Linear no longer requires gradients"
                assert leaf is True, f"the {kind} of an nn.Linear is no longer a leaf"

    @points(1, hint="run make_mlp(300, 400, 350).apply(init_weights) and look at the standard deviations")
    def test_on_own_network(self, student, rng):
        """apply(init_weights) works on a new network of make_mlp."""
        seen = student.run(initialise_own, (300, 400, 350), normal(rng, 2, 300))
        weights, biases = (listing(each, 2, "two linear layers") for each in fields(seen, "weights", "biases"))
        student.last_call = "make_mlp(300, 400, 350).apply(init_weights)"
        for weight, bias in zip(weights, biases, strict=True):
            if not isinstance(weight, torch.Tensor) or weight.dim() != 2 or weight.numel() < 100_000:
                raise Mismatch(NO_LAYERS)
            assert_normal(weight, "a weight")
            assert_named("a bias", bias, torch.zeros(weight.shape[0]), any_float=True)
