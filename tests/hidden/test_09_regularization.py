"""Hidden checks of 09_regularization.

Where a check draws at random, its false-failure probability is below 1e-9 and stated beside it.
"""

import itertools
import math

import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, assert_close, fields, show

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
    """Return every mask that dropout can draw for a layer of this size."""
    return [torch.tensor(mask) for mask in itertools.product((0.0, 1 / (1 - p) if p < 1 else 0.0), repeat=size)]


def find_masks(out, layers, x, p1, p2):
    """Return for each row the two masks with which its output comes out; a row for which there are none is a mismatch."""
    pairs = list(itertools.product(masks(len(layers[0][0]), p1), masks(len(layers[1][0]), p2)))
    possible = torch.stack([hidden_values(layers, x, *pair)[2] for pair in pairs])
    if not is_like(out, possible[0]):
        assert_close(out, possible[0])
    nearest = (possible - out).abs().amax(dim=2).min(dim=0)
    row = int(nearest.values.argmax())
    assert_close(out[row], possible[nearest.indices[row], row], rtol=1e-4, atol=1e-4)
    return [torch.stack([pairs[index][layer] for index in nearest.indices]) for layer in (0, 1)]


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


@exercise("dropout")
class TestDropoutLayer:
    @points(2, hint="multiply each survivor by 1 / (1 - p)")
    def test_survivors_are_rescaled(self, student, rng):
        """Every element becomes 0 or x / (1 - p)."""
        for p in (0.2, 0.25, 0.7):
            x = away_from_zero(rng, 40, 30)
            assert_dropped_or_scaled(student.dropout_layer(x, p), x, p)
            out = student.run(call_without_gradients, x, p)
            assert_dropped_or_scaled(out, x, p)
            assert (out == 0).any(), f"dropout_layer(X, {p}) dropped nothing under torch.no_grad(); it always drops"

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
        x = away_from_zero(rng, 4, 256, 256)
        first, second = student.run(call_twice, x, 0.2)
        assert_dropped_or_scaled(first, x, 0.2)
        assert_dropped_or_scaled(second, x, 0.2)
        counts = student.run(kept_in_small_calls, x[0, 0, :10], 0.2, 60)
        # The most probable count of 10 has the probability 0.31: 60 equal ones have 0.31 ** 59 < 1e-30.
        assert len(set(counts)) > 1, f"each of 60 calls kept exactly {counts[0]} of 10 elements: the number is random too"
        kept = first != 0
        # Two independent masks of 256 elements agree with probability 0.68 ** 256 < 1e-42; there are about 1e6 pairs.
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
                assert_close(out, torch.where(out == 0, 0, x / (1 - p)).to(dtype) if is_like(out, x) else x, rtol=1e-6)
                assert torch.equal(after, x), "dropout_layer changed the tensor X that it was given"


@exercise("dropout")
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

    @points(1, hint="draw one random number for each hidden value, anew in every run")
    def test_training_is_random(self, student, rng):
        """In training mode every hidden value is dropped on its own, and anew in every run."""
        x = torch.randn(1000, 6, generator=rng)
        for rates, place, name in (((0.3, 0.0), 0, "first"), ((0.0, 0.3), 1, "second")):
            seen, layers = observe(student, x, self.SIZES, rates, draw_layers(rng, self.SIZES), "train")
            drawn = [find_masks(out, layers, x, *rates) for out in seen["outs"]]
            assert not torch.equal(*seen["outs"]), f"two runs on the same input were equal: the {name} dropout has no effect"
            assert_drawn_alone(drawn[0][place], hidden_values(layers, x, drawn[0][0], 1)[place], name)

    @points(1, hint="compute with X itself: detach(), .data or numpy cut the result off from the layers before")
    def test_gradients_reach_every_layer(self, student, rng):
        """Gradients flow through the dropout to the weights of every layer, so the network can learn."""
        x = torch.randn(60, 6, generator=rng)
        seen, layers = observe(student, x, self.SIZES, (0.4, 0.3), draw_layers(rng, self.SIZES), "train")
        drawn = find_masks(seen["outs"][0], layers, x, 0.4, 0.3)
        layers = [(weight.requires_grad_(), bias) for weight, bias in layers]
        hidden_values(layers, x, *drawn)[2].square().sum().backward()
        for number, (gradient, (weight, _)) in enumerate(zip(seen["gradients"], layers, strict=True), 1):
            assert gradient is not None, f"the weights of layer {number} got no gradient"
            assert_close(gradient, weight.grad, rtol=1e-2, atol=1e-2 * weight.grad.abs().max().item())
