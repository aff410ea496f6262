"""Hidden checks of 12_blocks.

Where a check draws at random, its false-failure probability is below 1e-9 and stated beside it.
"""

import inspect
import itertools
import math

import numpy as np
import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, assert_close, fields, readable, show

NEAR_KINK = 1e-4  # nearer to 0 than this, rounding may decide which side of a ReLU a number is on, and the gradient jumps

# --- blocks: MySequential -----------------------------------------------------------------------------------------------


def observe_row(names, kinds, tensors, x, question):
    """Make modules of these kinds with these numbers in them, put them into MySequential, and look at that."""
    nn = torch.nn
    made = {}

    def make(kind):
        """Return a module: `linear 5 4`, `linear 5 4 as a` (the same module wherever it is called a), `tanh`, …"""
        words = kind.split()
        if words[-2:-1] == ["as"] and words[-1] in made:
            return made[words[-1]]
        sizes = [int(word) for word in words[1:] if word.isdigit()]
        module = {"linear": nn.Linear, "norm": nn.BatchNorm1d, "tanh": nn.Tanh, "relu": nn.ReLU}[words[0]](*sizes)
        if words[-2:-1] == ["as"]:
            made[words[-1]] = module
        return module

    def fill(modules, numbers):
        own = list(nn.Sequential(*modules).parameters())
        with torch.no_grad():
            for parameter, number in zip(own, numbers, strict=True):
                parameter.copy_(number)
        return own

    modules = [make(kind) for kind in kinds]
    own = fill(modules, tensors)
    net = names.MySequential(*modules)

    if question == "forward":
        return {"first": net(x), "second": net(x)}
    if question == "parameters":

        def place(parameter):
            return next((number for number, each in enumerate(own) if each is parameter), -1)

        return {
            "parameters": [place(each) for each in net.parameters()],
            "named": [[name, place(each)] for name, each in net.named_parameters()],
        }
    if question == "load":
        made.clear()
        others = [make(kind) for kind in kinds]
        twin = names.MySequential(*others)
        net.train()
        net(x)
        state = {name: each.clone() for name, each in net.state_dict().items()}
        twin.load_state_dict(state)
        net.eval()
        twin.eval()
        return {"keys": list(state), "out": net(x), "loaded": twin(x)}
    visited = []
    net.apply(visited.append)
    net.eval()
    in_eval = [module.training for module in modules]
    net.train()
    return {
        "visited": [any(module is each for each in visited) for module in modules],
        "in_eval": in_eval,
        "in_train": [module.training for module in modules],
        "shown": repr(net)[:5000],
        "lines": [repr(module) for module in modules],
    }


def draw_row(rng, *kinds):
    """Return numbers for all weights and biases of a row of modules of these kinds; a module that comes back has one set."""
    tensors, seen = [], set()
    for kind in kinds:
        words = kind.split()
        if words[0] not in ("linear", "norm") or (words[-2:-1] == ["as"] and kind in seen):
            continue
        seen.add(kind)
        num_in, num_out = int(words[1]), int(words[2]) if words[0] == "linear" else None
        shape = (num_out, num_in) if num_out else (num_in,)
        tensors += [torch.randn(shape, generator=rng), torch.randn(shape[0], generator=rng)]
    return tensors


def pass_through(kinds, tensors, x):
    """Return what a row of linear, tanh and relu makes of x."""
    rest, made = list(tensors), {}
    for kind in kinds:
        if kind == "tanh":
            x = x.tanh()
        elif kind == "relu":
            x = x.relu()
        else:
            weight, bias = made[kind] if kind in made else (rest.pop(0), rest.pop(0))
            if " as " in kind:
                made[kind] = weight, bias
            x = x @ weight.T + bias
    return x


def assert_row_output(student, rng, *kinds):
    """MySequential of these modules returns what the modules make of the input, one after the other, every time."""
    x, tensors = torch.randn(6, 5, generator=rng), draw_row(rng, *kinds)
    first, second = fields(student.run(observe_row, list(kinds), tensors, x, "forward"), "first", "second")
    student.last_call = f"MySequential({show_row(kinds)})(X)"
    for out in (first, second):
        assert_close(out, pass_through(kinds, tensors, x), rtol=1e-3, atol=1e-3)


def show_row(kinds):
    """Return the modules as a student would write them; a name stands for a module that is given more than once."""
    words = [kind.split() for kind in kinds]
    shown = [each[-1] if "as" in each else f"{each[0].title()}({', '.join(each[1:])})" for each in words]
    return ", ".join(each.replace("Relu", "ReLU") for each in (shown if len(shown) < 8 else [*shown[:5], "…"]))


def look_at_row(student, rng, question, *kinds):
    x = torch.randn(6, 5, generator=rng)
    return student.run(observe_row, list(kinds), draw_row(rng, *kinds), x, question)


def texts_in(value):
    """Return a list of texts. Raise Mismatch for anything else."""
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise Mismatch(f"the names of the parameters are {show(value)}, expected texts")
    return value


MIXED = ("linear 5 4", "tanh", "linear 4 7", "norm 7", "relu", "linear 7 7", "linear 7 3")


@exercise("blocks", together=True)
class TestMySequential:
    @points(2, hint="in forward, go through the modules in their order, X = module(X), and return X behind the loop")
    def test_forward(self, student, rng):
        """The input goes through all the modules, in the order in which they are given."""
        assert_row_output(student, rng, "linear 5 4", "tanh", "linear 4 3")
        assert_row_output(student, rng, "tanh", "linear 5 5", "relu", "linear 5 2", "tanh")
        many = [f"linear {n} {n + 1}" for n in range(5, 17)]  # twelve: as texts, "10" comes before "2"
        assert_row_output(student, rng, *[each for kind in many for each in (kind, "tanh")])
        assert_row_output(student, rng, "linear 5 6")
        assert_row_output(student, rng)

    @points(1, hint="keep each module under a name of its own, such as its number; the module as a key is there only once")
    def test_module_given_twice(self, student, rng):
        """A module that is given twice is used twice, and modules that look alike are all used."""
        assert_row_output(student, rng, "linear 5 5 as a", "tanh", "linear 5 5 as a", "relu", "linear 5 5 as a")
        assert_row_output(student, rng, "linear 5 5", "tanh", "linear 5 5", "tanh", "linear 5 5", "tanh")

    @points(2, hint="a Python list hides modules: register each with self.add_module(name, module), or use nn.ModuleList")
    def test_parameters(self, student, rng):
        """parameters() and named_parameters() list all the parameters of the modules, in order, each once, under texts."""
        shared = ("linear 5 5 as a", "tanh", "linear 5 5 as a", "linear 5 3")
        for kinds in (MIXED, shared):
            seen = look_at_row(student, rng, "parameters", *kinds)
            found, named = fields(seen, "parameters", "named")
            due = list(range(len(draw_row(rng, *kinds))))
            assert_places(found, due, "parameters()")
            if not isinstance(named, list) or not all(isinstance(each, list) and len(each) == 2 for each in named):
                raise Mismatch(f"named_parameters() lists {show(named)}, expected pairs of a name and a parameter")
            texts = texts_in([name for name, _ in named])
            assert len(set(texts)) == len(texts), f"named_parameters() has a name twice: {show(texts)}"
            assert_places([place for _, place in named], due, "named_parameters()")

    @points(2, hint="names must not depend on the object: number the modules, str(0), str(1), …")
    def test_state_dict(self, student, rng):
        """The state_dict() of one network can be loaded into another one that is made in the same way."""
        for kinds in (MIXED, ("linear 5 5 as a", "tanh", "linear 5 5 as a", "linear 5 3")):
            keys, out, loaded = fields(look_at_row(student, rng, "load", *kinds), "keys", "out", "loaded")
            texts_in(keys)
            assert keys, "state_dict() is empty, so nothing could be saved"
            shape = torch.zeros(6, 3)
            for each in (out, loaded):
                assert_close(torch.zeros_like(each) if isinstance(each, torch.Tensor) else each, shape)
            if not torch.equal(out, loaded):
                raise Mismatch("with the state_dict() of the first network the second one computed something else")

    @points(1, hint="apply, train, eval and repr find what is registered: use add_module or nn.ModuleList")
    def test_modules_are_found(self, student, rng):
        """apply(), train(), eval() and repr reach every module."""
        kinds = ("linear 5 4", "tanh", "norm 4", "linear 4 2")
        seen = look_at_row(student, rng, "modules", *kinds)
        visited, in_eval, in_train, shown, lines = fields(seen, "visited", "in_eval", "in_train", "shown", "lines")
        assert visited == [True] * 4, "apply() did not visit all the modules that were given"
        assert in_eval == [False] * 4, "eval() did not reach all the modules that were given"
        assert in_train == [True] * 4, "train() did not reach all the modules that were given"
        assert isinstance(shown, str), f"repr gives {show(shown)}, expected a text"
        for line in lines if isinstance(lines, list) else []:
            assert isinstance(line, str), "something in the notebook answered in place of the check's own code"
            assert line in shown, f"repr of the network does not show {line}"


def assert_places(found, due, method):
    """The parameters that were listed are those of the modules, in order; -1 stands for any other one."""
    if found == due:
        return
    if not isinstance(found, list) or not all(isinstance(each, int) for each in found):
        raise Mismatch(f"{method} listed {show(found)}, expected parameters")
    if -1 in found:
        raise Mismatch(f"{method} lists parameters that are not those of the modules that were given")
    raise Mismatch(
        f"the modules have {len(due)} parameters, and {method} listed {len(found)}"
        + (", in another order or not each once" if len(found) >= len(due) else "")
    )


# --- blocks: FixedHiddenMLP ---------------------------------------------------------------------------------------------


def observe_fixed(names, inputs, layers, learn):
    """Run a FixedHiddenMLP twice on each input, with these numbers in its layer, and learn from it or not."""
    net = names.FixedHiddenMLP()
    net(inputs[0])  # now lazy layers are made as well
    linears = [module for module in net.modules() if isinstance(module, torch.nn.Linear)]
    trained = [each for each in net.parameters() if each.requires_grad]
    seen = {
        "linears": [[tuple(each.weight.shape), each.bias is not None] for each in linears],
        "trained": [tuple(each.shape) for each in trained],
        "constants": [net.rand_weight.detach().clone()],
        "outs": [],
        "gradients": [],
    }
    for x, (weight, bias) in zip(inputs, layers, strict=True):
        if any(linear.weight.shape != (20, 20) or linear.bias is None for linear in linears):
            break
        for linear in linears:
            with torch.no_grad():
                linear.weight.copy_(weight)
                linear.bias.copy_(bias)
        out, again = net(x), net(x)
        seen["outs"] += [out, again]
        if learn:
            net.zero_grad()
            out.sum().backward()
            if linears:
                seen["gradients"].append(
                    [each if each is None else each.clone() for each in (linears[0].weight.grad, linears[0].bias.grad)]
                )
            torch.optim.SGD(trained, lr=0.5).step()
        seen["constants"].append(net.rand_weight.detach().clone())
    return seen


def run_fixed(student, rng, scales, learn=False, layers=()):
    """Run the student's FixedHiddenMLP with layers of several sizes, or these; return inputs, layers, and what was seen."""
    inputs = [torch.randn(rows, 20, generator=rng) for rows in range(2, 2 + len(scales))]
    drawn = [(torch.randn(20, 20, generator=rng) * scale, torch.randn(20, generator=rng) * scale) for scale in scales]
    layers = layers or drawn
    seen = student.run(observe_fixed, inputs, layers, learn)
    student.last_call = "FixedHiddenMLP()"
    fields(seen, "linears", "trained", "constants", "outs", "gradients")
    if not all(isinstance(each, list) for each in seen.values()):
        raise Mismatch("something in the notebook answered in place of the check's own code")
    return inputs, layers, seen


def require_linears(seen):
    """All layers are nn.Linear(20, 20) with a bias, and there is one at least."""
    if not seen["linears"] or any(each != [(20, 20), True] for each in seen["linears"]):
        raise Mismatch(
            f"its nn.Linear layers have weights of the shapes {shapes_of(seen)}, expected one with (20, 20), and a bias in it"
        )


def shapes_of(seen):
    return show([each[0] if isinstance(each, list) and each else each for each in seen["linears"]])


def as_constant(value):
    """Return rand_weight in float64. Raise Mismatch where it is no matrix of floating numbers."""
    if not isinstance(value, torch.Tensor) or value.shape != (20, 20) or not value.dtype.is_floating_point:
        raise Mismatch(f"rand_weight is {show(value)}, expected a tensor of shape (20, 20) with floating numbers")
    return value.double()


def fixed_hidden(x, weight, bias, constant):
    """Return the values of X before they are halved, and those that go into the ReLU."""
    hidden = (x.double() @ weight.T + bias) @ constant + 1
    return hidden.relu() @ weight.T + bias, hidden


def halvings(values):
    """Return how often the values may be halved: one number, or two where rounding decides about the last one."""
    total, number = values.abs().sum().item(), 0
    while total / 2**number > 1 + 1e-4:
        number += 1
    return [number, number + 1] if total / 2**number > 1 - 1e-4 else [number]


def assert_near_one_of(actual, possible, **tolerances):
    """The value is close to one of several."""
    for expected in possible[:-1]:
        try:
            return assert_close(actual, expected, **tolerances)
        except Mismatch:
            continue
    return assert_close(actual, possible[-1], **tolerances)


def assert_fixed_outputs(student, rng, scales):
    """The output is the sum of the values, halved as often as it takes. The student's own random constant counts."""
    inputs, layers, seen = run_fixed(student, rng, scales)
    require_linears(seen)
    constants, outs = [as_constant(each) for each in seen["constants"]], seen["outs"]
    if len(outs) != 2 * len(inputs) or len(constants) != 1 + len(inputs):
        raise Mismatch("something in the notebook answered in place of the check's own code")
    for number, (x, (weight, bias)) in enumerate(zip(inputs, layers, strict=True)):
        values, _ = fixed_hidden(x, weight.double(), bias.double(), constants[number])
        total = values.abs().sum().item()
        student.last_call = (
            f"FixedHiddenMLP()(X) with {len(x)} rows; with its rand_weight the sum of all |x| is {total:.4g} in step 4"
        )
        possible = [(values.sum() / 2**times).float() for times in halvings(values)]
        for out in outs[2 * number : 2 * number + 2]:
            assert_near_one_of(out, possible, rtol=1e-3, atol=1e-4 * min(1.0, total))


@exercise("blocks", together=True)
class TestFixedHiddenMLP:
    @points(2, hint="X = linear(X); X = relu(X @ rand_weight + 1); X = linear(X); a while loop that halves; the sum")
    def test_fixed_value(self, student, rng):
        """The output is what the five steps make of X."""
        assert_fixed_outputs(student, rng, [0.3, 1.0, 0.1, 0.3, 2.0, 0.5])

    @points(1, hint="ask before you halve: a while loop with > 1 runs zero times where the sum of all |x| is 1 or less")
    def test_fixed_small_values(self, student, rng):
        """Where the sum of all |x| is not greater than 1, nothing is halved."""
        # With weights of size s, the hidden values are about 1, and each of at most 80 outputs is a sum of 21 numbers like
        # the weights: the sum of their sizes is about 300 s, less than 0.1 here.
        assert_fixed_outputs(student, rng, [2e-4, 1e-4, 1e-5])
        # With weights of 0, both rows come out as the bias: the sum is exactly 1, in whatever order it is added up.
        bias = torch.cat([torch.full((8,), 1 / 16), torch.zeros(12)])[torch.randperm(20, generator=rng)]
        _, _, seen = run_fixed(student, rng, [0.0], layers=[(torch.zeros(20, 20), bias)])
        require_linears(seen)
        student.last_call = "FixedHiddenMLP()(X) where the sum of all |x| is exactly 1 in step 4"
        for out in seen["outs"] or [None]:
            assert_close(out, torch.tensor(1.0), rtol=1e-6)

    @points(1, hint="make one nn.Linear(20, 20) in __init__, and call it twice in forward")
    def test_fixed_one_layer(self, student, rng):
        """One Linear(20, 20) is trained and nothing else: a weight (20, 20) and a bias (20,)."""
        _, _, seen = run_fixed(student, rng, [0.3])
        if seen["linears"] != [[(20, 20), True]]:
            raise Mismatch(f"there are nn.Linear layers with weights of the shapes {shapes_of(seen)}, expected one, (20, 20)")
        if sorted(map(str, seen["trained"])) != ["(20, 20)", "(20,)"]:
            raise Mismatch(f"what is trained has the shapes {show(seen['trained'])}, expected (20, 20) and (20,)")

    @points(1, hint="draw it once in __init__ and keep it as self.rand_weight, a buffer for instance; forward only reads it")
    def test_fixed_constant(self, student, rng):
        """rand_weight is a (20, 20) tensor of random numbers that neither calls nor training steps change."""
        _, _, seen = run_fixed(student, rng, [1.0, 0.3, 0.5], learn=True)
        student.last_call = "FixedHiddenMLP().rand_weight"
        constants = [as_constant(each) for each in seen["constants"]]
        varied = bool(constants) and len(constants[0].unique()) > 20
        assert varied, "rand_weight is not random: its numbers are nearly all the same"
        require_linears(seen)
        same = all(torch.equal(each, constants[0]) for each in constants)
        assert same, "a call or a training step has changed rand_weight"

    @points(1, hint="compute with X itself: X.data, detach(), item() or numpy cut the result off from the layer")
    def test_fixed_gradients(self, student, rng):
        """Gradients reach the weight and the bias of the one layer, through both of its uses."""
        inputs, layers, seen = run_fixed(student, rng, [0.3, 0.5, 0.2, 0.4, 0.3], learn=True)
        require_linears(seen)
        constants = [as_constant(each) for each in seen["constants"]]
        for x, (weight, bias), found, constant in zip(inputs, layers, seen["gradients"], constants, strict=False):
            weight, bias = weight.double().requires_grad_(), bias.double().requires_grad_()
            values, hidden = fixed_hidden(x, weight, bias, constant)
            if hidden.abs().min() < NEAR_KINK:  # nothing is judged here: one input in 100 or less, so never all of them
                continue
            values.sum().backward()
            for name, whole in (("weight", weight.grad), ("bias", bias.grad)):
                student.last_call = f"the gradient of FixedHiddenMLP()(X), with respect to the layer's {name}"
                each = found.pop(0) if isinstance(found, list) and found else None
                assert each is not None, "there is none"
                possible = [(whole / 2**times).float() for times in halvings(values)]
                assert_near_one_of(each, possible, rtol=1e-3, atol=1e-3 * possible[0].abs().max().item())
        assert len(seen["gradients"]) == len(inputs), "something in the notebook answered in place of the check's own code"


# --- blocks: NestMLP ----------------------------------------------------------------------------------------------------


def observe_nest(names, x, layers):
    """Put these numbers into the layers of a NestMLP, told by their shapes, and run it."""
    net = names.NestMLP()
    net(x)
    linears = [module for module in net.modules() if isinstance(module, torch.nn.Linear)]
    seen = {
        "linears": sorted((tuple(each.weight.shape) for each in linears), reverse=True),
        "parameters": sorted((tuple(each.shape) for each in net.parameters()), reverse=True),
    }
    numbers = {tuple(each.shape): each for each in layers}
    if {tuple(each.shape) for each in net.parameters()} == set(numbers):
        with torch.no_grad():
            for each in net.parameters():
                each.copy_(numbers[tuple(each.shape)])
        out = net(x)
        out.square().sum().backward()
        seen["out"] = out
        seen["gradients"] = [next((p.grad for p in net.parameters() if p.shape == each.shape), None) for each in layers]
    return seen


@exercise("blocks", together=True)
class TestNestMLP:
    SHAPES = ((64, 20), (64,), (32, 64), (32,), (16, 32), (16,))

    def observe(self, student, x, layers):
        seen = student.run(observe_nest, x, layers)
        linears, parameters = fields(seen, "linears", "parameters")
        student.last_call = "NestMLP()"
        if linears != [(64, 20), (32, 64), (16, 32)]:
            raise Mismatch(f"it has nn.Linear layers with weights of the shapes {show(linears)}, expected those of 20-64-32-16")
        if parameters != sorted(self.SHAPES, reverse=True):
            raise Mismatch(f"its parameters have the shapes {show(parameters)}, expected 3 weights and 3 biases")
        return fields(seen, "out", "gradients")

    def draw(self, rng):
        """Return inputs and numbers for the layers with which no hidden value is near to the kink of its ReLU."""
        while True:
            x, layers = torch.randn(9, 20, generator=rng), [torch.randn(*shape, generator=rng) / 4 for shape in self.SHAPES]
            if min(hidden.abs().min() for hidden in self.compute(x, layers)[:2]) >= NEAR_KINK:
                return x, layers

    def compute(self, x, layers):
        w1, b1, w2, b2, w3, b3 = layers
        first = x @ w1.T + b1
        second = first.relu() @ w2.T + b2
        return first, second, second.relu() @ w3.T + b3

    @points(1, hint="nn.Linear(20, 64), nn.Linear(64, 32) and nn.Linear(32, 16), all registered")
    def test_nest_layers(self, student, rng):
        """It holds three Linear layers with biases, from 20 to 64 to 32 to 16, and no other parameters."""
        self.observe(student, *self.draw(rng))

    @points(1, hint="ReLU stands behind the first and behind the second layer, and not behind the last one")
    def test_nest_value(self, student, rng):
        """The output is what Linear, ReLU, Linear, ReLU, Linear make of X."""
        x, layers = self.draw(rng)
        out, _ = self.observe(student, x, layers)
        student.last_call = "NestMLP()(X) with 9 rows"
        assert_close(out, self.compute(x, layers)[2], rtol=1e-3, atol=1e-3)

    @points(1, hint="compute with the layers' own outputs: detach(), .data or torch.no_grad() stop the gradients")
    def test_nest_gradients(self, student, rng):
        """Gradients reach every layer."""
        x, layers = self.draw(rng)
        out, gradients = self.observe(student, x, layers)
        layers = [each.requires_grad_() for each in layers]
        self.compute(x, layers)[2].square().sum().backward()
        assert_close(out, self.compute(x, layers)[2].detach(), rtol=1e-3, atol=1e-3)
        for each, due in zip(gradients if isinstance(gradients, list) else [], layers, strict=True):
            assert each is not None, f"the parameter of shape {tuple(due.shape)} got no gradient"
            assert_close(each, due.grad, rtol=1e-2, atol=1e-2 * due.grad.abs().max().item())


# --- param_access -------------------------------------------------------------------------------------------------------


def look_into(names, kind, sizes, question, asked):
    """Make a network of this kind, with these sizes, and ask the student's functions about it."""
    import collections
    import itertools

    nn = torch.nn
    a, b, c, d = sizes

    class Own(nn.Module):
        """Parameters of its own with no, one, two and three axes; parts in a list, a dict and an attribute."""

        def __init__(self):
            super().__init__()
            self.scale = nn.Parameter(torch.randn(()))
            self.table = nn.Parameter(torch.randn(a, b))
            self.cube = nn.Parameter(torch.randn(2, a, 3))
            self.parts = nn.ModuleList([nn.Linear(a, c), nn.Tanh(), nn.Linear(c, d, bias=False)])
            self.more = nn.ModuleDict({"left": nn.Linear(b, d), "right side": nn.Sequential(nn.Linear(d, a))})
            self.rows = nn.ParameterList([torch.randn(b), torch.randn(c)])

    class Measured(nn.Module):
        def __init__(self):
            super().__init__()
            self.net = nn.Sequential(nn.Conv2d(a, b, 3), nn.BatchNorm2d(b), nn.ReLU(), nn.BatchNorm2d(b, affine=False))
            self.register_buffer("constant", torch.rand(c, d))
            self.bias = nn.Parameter(torch.randn(d))

    class Shared(nn.Module):
        """A layer with two names, and two layers of which only the weight is the same."""

        def __init__(self):
            super().__init__()
            self.go = nn.Linear(a, a)
            self.between = nn.Linear(a, b)
            self.come = self.go
            self.read = nn.Embedding(c, d)
            self.write = nn.Linear(d, c)
            self.write.weight = self.read.weight

    class Nothing(nn.Module):
        def forward(self, x):
            return x

    def frozen():
        net = nn.Sequential(nn.Linear(a, b), nn.Sequential(nn.Linear(b, c), nn.ReLU()), nn.Linear(c, d))
        net[0].requires_grad_(False)
        net[1][0].bias.requires_grad_(False)
        return net

    def inner(*widths):
        pairs = itertools.pairwise(widths)
        blocks = [(f"block {i}", nn.Sequential(nn.Linear(m, n), nn.ReLU())) for i, (m, n) in enumerate(pairs)]
        return nn.Sequential(collections.OrderedDict(blocks))

    net = {
        "row": lambda: nn.Sequential(nn.Linear(a, b), nn.ReLU(), nn.Linear(b, c, bias=False)),
        "one layer": lambda: nn.Linear(a, b),
        "nested": lambda: nn.Sequential(inner(a, b, c), nn.Sequential(nn.Sequential(nn.Linear(c, d)), nn.ReLU())),
        "own": Own,
        "measured": Measured,
        "shared": Shared,
        "frozen": frozen,
        "nothing": lambda: nn.Sequential(nn.ReLU(), Nothing(), nn.BatchNorm1d(a, affine=False)),
    }[kind]()

    if question == "shapes":
        return {"shapes": names.named_shapes(net)}
    if question == "count":
        return {"count": names.count_parameters(net, **asked)}
    if question == "missing":
        found = {}
        for name in asked:
            try:
                found[name] = type(names.parameter_at(net, name)).__name__
            except Exception:
                found[name] = ""
        return {"found": found}
    own = list(net.parameters())
    found = []
    for name, due in net.named_parameters(remove_duplicate=False):
        value = names.parameter_at(net, name)
        place = next((number for number, each in enumerate(own) if each is value), -1)
        expected = next(number for number, each in enumerate(own) if each is due)
        alike = place < 0 and isinstance(value, torch.Tensor) and value.shape == due.shape and bool((value == due).all())
        found.append([name, place, expected, alike, type(value).__name__])
    return {"found": found}


KINDS = {
    "row": "a row of two layers",
    "one layer": "a single Linear",
    "nested": "rows in rows",
    "own": "a class with parameters and parts of its own",
    "measured": "a network with buffers",
    "shared": "a network with shared parameters",
    "frozen": "a network with frozen parameters",
    "nothing": "a network without parameters",
}


def ask_about(student, solution, rng, kind, question, asked=None):
    """Return what the student's and the reference solution's functions say about the same network."""
    sizes = (torch.randperm(7, generator=rng)[:4] + 2).tolist()
    pair = [each.run(look_into, kind, sizes, question, asked) for each in (student, solution)]
    for each in (student, solution):
        each.last_call = ""
    return [fields(each, "found" if question in ("missing", "parameters") else question)[0] for each in pair]


def as_shape(value):
    """Return a shape that is a tuple. Raise Mismatch for anything else."""
    whole = isinstance(value, tuple) and all(isinstance(each, int) and not isinstance(each, bool) for each in value)
    if not whole:
        raise Mismatch(f"a shape is {show(value)}, expected a tuple of whole numbers")
    return value


def assert_named_shapes(student, solution, rng, *kinds):
    """The names and shapes are those that the reference solution finds."""
    for kind in kinds:
        found, due = ask_about(student, solution, rng, kind, "shapes")
        student.last_call = f"named_shapes(net) of {KINDS[kind]}"
        if not isinstance(found, dict):
            raise Mismatch(f"got {show(found)}, expected a dict")
        if missing := [name for name in due if name not in found]:
            raise Mismatch(f"it lacks {missing[0]!r}")
        if more := [name for name in found if name not in due]:
            raise Mismatch(f"it has {show(more[0])}, and there is no parameter with this as its first name")
        for name, shape in due.items():
            if as_shape(found[name]) != shape:
                raise Mismatch(f"for {name!r} it says {show(found[name])}, expected {shape}")


def assert_found_parameters(student, solution, rng, *kinds):
    """Under every name the network's own parameter is found."""
    for kind in kinds:
        found, due = ask_about(student, solution, rng, kind, "parameters")
        rows = found if isinstance(found, list) and len(found) == len(due) else [None] * len(due)
        for row, (name, place, *_) in zip(rows, due, strict=True):
            student.last_call = f"parameter_at(net, {name!r}) in {KINDS[kind]}"
            if not isinstance(row, list) or len(row) != 5:
                raise Mismatch("something in the notebook answered in place of the check's own code")
            if row[1] != place:
                what = "another tensor with its numbers" if row[3] is True else f"something else, of the type {show(row[4])}"
                raise Mismatch(f"expected the network's own parameter, not {'another one' if row[1] in range(99) else what}")


def assert_counts(student, solution, rng, *kinds, **asked):
    """The number is the one that the reference solution finds."""
    for kind in kinds:
        found, due = ask_about(student, solution, rng, kind, "count", asked)
        words = "".join(f", {name}={value}" for name, value in asked.items())
        student.last_call = f"count_parameters(net{words}) of {KINDS[kind]}"
        assert_close(found, due)


@exercise("param_access", together=True)
class TestNamedShapes:
    @points(2, hint="named_parameters() finds the parameters of all modules, however deep; each has a .shape")
    def test_shapes(self, student, solution, rng):
        """named_shapes has the names and shapes of all parameters, in rows, single layers and blocks in blocks."""
        assert_named_shapes(student, solution, rng, "row", "one layer", "nested", "own", "frozen")

    @points(1, hint="state_dict() has the buffers as well: use named_parameters()")
    def test_no_buffers(self, student, solution, rng):
        """Buffers are not in named_shapes, and a network without parameters has none."""
        assert_named_shapes(student, solution, rng, "row", "measured", "nothing")

    @points(1, hint="named_parameters() lists a parameter once, with its first name; state_dict() lists all names")
    def test_shared_shapes(self, student, solution, rng):
        """In named_shapes, a parameter with two names is there once, with the first of them."""
        assert_named_shapes(student, solution, rng, "shared")


@exercise("param_access", together=True)
class TestParameterAt:
    @points(2, hint="walk down with getattr, one part of name.split('.') after the other, or look into named_parameters()")
    def test_found(self, student, solution, rng):
        """parameter_at finds the network's own parameter at any depth."""
        assert_found_parameters(student, solution, rng, "row", "one layer", "nested", "own", "frozen", "measured")

    @points(1, hint="named_parameters() leaves out second names, unless you say remove_duplicate=False; getattr knows all")
    def test_second_names(self, student, solution, rng):
        """A parameter with two names is found under both of them."""
        assert_found_parameters(student, solution, rng, "shared")

    @points(1, hint="a function that ends without return returns None: raise a KeyError there")
    def test_missing_name(self, student, solution, rng):
        """A name that is not there raises an error."""
        assert_found_parameters(student, solution, rng, "row")
        for kind, absent in (("row", ["5.weight", "0.wait", "bias"]), ("nested", ["0.bias", "0.block 9.0.bias", "nobody"])):
            found, due = ask_about(student, solution, rng, kind, "missing", absent)
            for name in due:
                student.last_call = f"parameter_at(net, {name!r}) in {KINDS[kind]}, where there is no such name"
                what = found.get(name) if isinstance(found, dict) else None
                if what != "":
                    raise Mismatch(f"it returned something of the type {show(what)}, and raised no error")


@exercise("param_access", together=True)
class TestCountParameters:
    @points(2, hint="add up the number of elements of each parameter, parameter.numel(); it knows any number of axes")
    def test_count(self, student, solution, rng):
        """count_parameters counts the numbers in all parameters, at any depth, frozen ones as well."""
        assert_counts(student, solution, rng, "row", "one layer", "nested", "own", "frozen")
        assert_counts(student, solution, rng, "frozen", "own", trainable_only=False)

    @points(1, hint="state_dict() lists buffers as well, and a shared parameter twice: use parameters()")
    def test_count_once(self, student, solution, rng):
        """Buffers do not count, and a parameter with two names counts once."""
        assert_counts(student, solution, rng, "measured", "shared")

    @points(1, hint="with trainable_only=True, count a parameter only if its requires_grad is True")
    def test_count_trainable(self, student, solution, rng):
        """With trainable_only=True, only parameters that are trained count."""
        assert_counts(student, solution, rng, "frozen", "own", "shared", trainable_only=True)

    @points(1, hint="the sum over no parameters is 0")
    def test_count_nothing(self, student, solution, rng):
        """A network without parameters has 0 of them, and a network with some does not."""
        assert_counts(student, solution, rng, "row", "nothing")
        assert_counts(student, solution, rng, "nothing", trainable_only=True)


# --- param_init ---------------------------------------------------------------------------------------------------------


def initialise(names, function, sizes, others):
    """Apply an init function to a Linear by itself, and to a net of nested ones and modules with the numbers `others`."""
    nn = torch.nn
    layers = [nn.Linear(m, n, bias=bias) for m, n, bias in sizes]
    rest = [nn.Conv2d(3, 4, 3), nn.BatchNorm1d(6), nn.LayerNorm(5), nn.Embedding(7, 3)]

    class Block(nn.Module):
        def __init__(self, inner):
            super().__init__()
            self.inner = inner
            self.scale = nn.Parameter(torch.ones(3, 3))

    nested = nn.Sequential(*[Block(nn.Sequential(nn.Tanh(), layer)) for layer in layers[1:]])
    net = nn.Sequential(nn.ReLU(), *rest, nested)
    with torch.no_grad():
        for parameter in (each for module in rest for each in module.parameters()):
            parameter.copy_(others[: parameter.numel()].reshape(parameter.shape))
        for layer in layers:
            if layer.bias is not None:
                layer.bias.fill_(0.5)
    for each in (layers[0], net):
        each.apply(names[function])
    return {
        "weights": [layer.weight for layer in layers],
        "biases": [layer.bias for layer in layers],
        "trained": [
            each.requires_grad and isinstance(each, nn.Parameter) for each in (*layers[0].parameters(), *net.parameters())
        ],
        "others": [each for module in rest for each in module.parameters()],
    }


def weights_after(student, function, *sizes, others=None):
    """Apply an init function to a net with Linear layers of these sizes, (in, out, with bias); return weights and all seen."""
    seen = student.run(initialise, function, list(sizes), torch.ones(200) if others is None else others)
    weights, _, trained, _ = fields(seen, "weights", "biases", "trained", "others")
    student.last_call = f"net.apply({function})"
    weights = weights if isinstance(weights, list) and len(weights) == len(sizes) else [None] * len(sizes)
    for weight, (num_in, num_out, _) in zip(weights, sizes, strict=True):
        assert_close(torch.zeros_like(weight) if isinstance(weight, torch.Tensor) else weight, torch.zeros(num_out, num_in))
        require(not weight.isnan().any(), "there are weights that are nan, not a number")
    require(isinstance(trained, list) and all(each is True for each in trained), "a parameter is not trained any more")
    return [each.double() for each in weights], seen


def require(good, text):
    if not good:
        raise Mismatch(text)


def assert_drawn_each(student, function):
    """No two rows, columns, layers or calls have the same weights, apart from zeros in my_init.

    For my_init, a row of 200 is equal to another one with a probability below 0.5 ** 200.
    """
    sizes = [(200, 150, True), (200, 150, False)]
    (first, second), _ = weights_after(student, function, *sizes)
    (again, _), _ = weights_after(student, function, *sizes)
    require(not torch.equal(first, second), "two layers of the same size got the same weights")
    require(not torch.equal(first, again), "two calls drew the same weights")
    for matrix, what in ((first, "rows"), (first.T, "columns")):
        require(len(matrix.unique(dim=0)) == len(matrix), f"two {what} of a weight are the same")
        signs = matrix.sign()
        require(len(signs.unique(dim=0)) == len(matrix), f"two {what} of a weight have the same signs")


@exercise("param_init", together=True)
class TestInitNormal:
    @points(2, hint="nn.init.normal_(m.weight, mean=0, std=0.01); 0.01 is the standard deviation, not the variance")
    def test_normal(self, student):
        """init_normal draws the weights of every Linear from a normal distribution with the standard deviation 0.01."""
        weights, _ = weights_after(student, "init_normal", (400, 300, True), (300, 400, True), (250, 480, False))
        for weight in weights:  # 120,000 numbers each: the bounds are 9.8, 6.9 and more sigmas away
            spread, mean, largest = weight.std().item(), weight.mean().item(), weight.abs().max().item()
            require(0.0098 <= spread <= 0.0102, f"the standard deviation of the weights is {spread:.4g}, expected 0.01")
            require(abs(mean) <= 2e-4, f"the mean of the weights is {mean:.3g}, expected 0")
            require(
                largest / spread > 3.5,  # a normal one is smaller with a probability of e ** -56; a uniform one has 1.73
                f"the largest of 120,000 weights is {largest / spread:.3g} standard deviations: that is not normal",
            )

    @points(1, hint="set m.bias to 0 in place, if there is one: with bias=False, m.bias is None")
    def test_biases_are_zero(self, student):
        """init_normal sets the biases of every Linear to 0, and works where there is none."""
        sizes = ((3, 40, True), (40, 5, False), (7, 9, True))
        _, seen = weights_after(student, "init_normal", *sizes)
        biases = seen["biases"] if isinstance(seen["biases"], list) and len(seen["biases"]) == 3 else [None] * 3
        for bias, (_, number, there) in zip(biases, sizes, strict=True):
            if there:
                assert_close(bias, torch.zeros(number))
            elif bias is not None:
                raise Mismatch(f"a layer without a bias got one: {show(bias)}")


@exercise("param_init", together=True)
class TestXavier:
    @points(2, hint="uniform between -a and a with a = sqrt(6 / (inputs + outputs)); the weight's shape is (outputs, inputs)")
    def test_xavier_bounds(self, student):
        """xavier draws the weights of every Linear uniformly from [-a, a], a for the layer's own inputs and outputs."""
        sizes = ((300, 100, True), (50, 400, False), (40, 600, True))
        weights, _ = weights_after(student, "xavier", *sizes)
        for weight, (num_in, num_out, _) in zip(weights, sizes, strict=True):
            a = (6 / (num_in + num_out)) ** 0.5
            spread, largest, mean = weight.std().item(), weight.abs().max().item(), weight.mean().item()
            layer = f"in a Linear({num_in}, {num_out})"
            # All weights below 0.99 a: 0.99 ** 20000 = 1e-87. The deviation of 20,000 uniform numbers is within 2.5% (7.9
            # sigmas), their mean within 7 sigmas of 0, and |w| < a / 2 for half of them within 0.0235 (Hoeffding).
            require(
                0.99 * a < largest <= a * (1 + 1e-6),
                f"{layer} weights lie between -{a:.4g} and {a:.4g}, but the largest |w| is {largest:.4g}",
            )
            require(
                abs(spread / (a / 3**0.5) - 1) < 0.025 and abs(mean) < 7 * a / (3 * weight.numel()) ** 0.5,
                f"{layer} uniform weights have the mean 0 and the deviation {a / 3**0.5:.4g}, not {mean:.3g} and {spread:.4g}",
            )
            small = (weight.abs() < a / 2).double().mean().item()
            require(abs(small - 0.5) < 0.0235, f"{layer} {small:.1%} of the weights are below a / 2 in size, expected half")


@exercise("param_init", together=True)
class TestMyInit:
    @points(1, hint="a number from U(-10, 10) is larger than 5 in size half of the time: keep those, set the others to 0")
    def test_my_values(self, student):
        """my_init gives weights that are 0, from 5 to 10, or from -10 to -5, and nothing else."""
        weights, _ = weights_after(student, "my_init", (400, 250, True), (60, 30, False))
        for weight in weights:
            size = weight.abs()
            wrong = weight[(size != 0) & ((size < 5) | (size > 10))]
            some = f"{len(wrong)} of {weight.numel()} weights are not 0 and not from 5 to 10 in size"
            require(not len(wrong), f"{some}, such as {show(wrong[:3].tolist())}")
            require(bool((size > 0).any()), "all weights are 0")

    @points(2, hint="0 has the probability 1/2, the positive and the negative range 1/4 each; within them it is uniform")
    def test_my_shares(self, student):
        """In my_init half of the weights are 0, a quarter is positive and a quarter negative, uniform in their ranges."""
        weights, _ = weights_after(student, "my_init", (400, 250, True), (250, 400, False))
        for weight in weights:  # 100,000 numbers each: shares within 0.0103 (Hoeffding), the mean within 0.05 (7.7 sigmas)
            shares = [where.double().mean().item() for where in (weight == 0, weight > 0, weight < 0)]
            near = all(abs(share - due) < 0.0103 for share, due in zip(shares, (0.5, 0.25, 0.25), strict=True))
            told = "{:.1%} of the weights are 0, {:.1%} positive and {:.1%} negative".format(*shares)
            require(near, f"{told}, expected 50%, 25% and 25%; chance cannot explain it: is each weight drawn on its own?")
            large = weight[weight != 0].abs()
            require(abs(large.mean().item() - 7.5) < 0.05, f"the mean size of the others is {large.mean():.4g}, expected 7.5")
            middle = ((large > 6.25) & (large < 8.75)).double().mean().item()
            # Half of 48,900 or more: within 0.0149 (Hoeffding).
            require(abs(middle - 0.5) < 0.0149, f"{middle:.1%} of the others are from 6.25 to 8.75 in size, expected half")


@exercise("param_init", together=True)
class TestOtherModules:
    @points(1, hint="ask first: if isinstance(m, nn.Linear). Other modules have a weight and a bias as well")
    def test_others_stay(self, student, rng):
        """init_normal, xavier and my_init leave convolutions, batch and layer norms and embeddings as they are."""
        shapes = [(4, 3, 3, 3), (4,), (6,), (6,), (5,), (5,), (7, 3)]
        for function in ("init_normal", "xavier", "my_init"):
            numbers = torch.rand(200, generator=rng) + 0.5
            _, seen = weights_after(student, function, (3, 4, True), (4, 2, True), others=numbers)
            others = seen["others"] if isinstance(seen["others"], list) and len(seen["others"]) == len(shapes) else [None] * 7
            for value, shape in zip(others, shapes, strict=True):
                student.last_call = f"a parameter of a module that is no Linear, after net.apply({function})"
                assert_close(value, numbers[: math.prod(shape)].reshape(shape))


@exercise("param_init", together=True)
class TestDrawnAlone:
    @points(1, hint="draw a tensor of the weight's shape in every call, and set no seed in the function")
    def test_each_is_drawn(self, student):
        """In init_normal, xavier and my_init every weight is drawn on its own, anew for each layer and in each call."""
        for function in ("init_normal", "xavier", "my_init"):
            assert_drawn_each(student, function)


def observe_tied(names, x, layers):
    """Look at two networks of make_tied_net, and run the first with these numbers in its layers."""
    nn = torch.nn
    net, other = names.make_tied_net(), names.make_tied_net()
    net(x), other(x)  # now lazy layers are made as well
    parameters, others = list(net.parameters()), list(other.parameters())

    def place(value):
        return next((number for number, each in enumerate(parameters) if each is value), -1)

    linears = [net[number] for number in (0, 2, 4, 6)]
    seen = {
        "length": len(net),
        "row": isinstance(net, nn.Sequential),
        "linears": [list(each.weight.shape) if isinstance(each, nn.Linear) else type(each).__name__ for each in linears],
        "count": len(parameters),
        "places": [[place(each.weight), place(each.bias)] for each in linears if isinstance(each, nn.Linear)],
        "in both": sum(any(each is mine for mine in parameters) for each in others),
        "memory in both": len({each.data_ptr() for each in parameters} & {each.data_ptr() for each in others}),
    }
    if seen["linears"] == [[8, 4], [8, 8], [8, 8], [1, 8]] and all(each.bias is not None for each in linears):
        with torch.no_grad():
            for linear, (weight, bias) in zip(linears, layers, strict=True):
                linear.weight.copy_(weight)
                linear.bias.copy_(bias)
        out = net(x)
        out.sum().backward()
        seen["out"] = out
        seen["gradients"] = [linears[1].weight.grad, linears[1].bias.grad]
    return seen


def tied_values(x, layers):
    """Return the values behind each layer of the tied network, before ReLU."""
    values = []
    for weight, bias in layers:
        x = x @ weight.T + bias
        values.append(x)
        x = x.relu()
    return values


def draw_tied(rng):
    """Return inputs and numbers for the four layers, the two in the middle the same, with no value near the kink of a ReLU."""
    while True:
        x = torch.randn(12, 4, generator=rng)
        shapes = ((8, 4), (8, 8), (1, 8))
        numbers = [(torch.randn(*shape, generator=rng) / 2, torch.randn(shape[0], generator=rng) / 2) for shape in shapes]
        first, shared, last = numbers
        layers = [first, shared, shared, last]
        if min(values.abs().min() for values in tied_values(x, layers)[:3]) >= NEAR_KINK:
            return x, layers


def look_at_tied(student, rng):
    """Return inputs, layers and what was seen of a network of the right layers."""
    x, layers = draw_tied(rng)
    seen = student.run(observe_tied, x, layers)
    row, length, linears = fields(seen, "row", "length", "linears", "count", "places", "in both", "memory in both")[:3]
    student.last_call = "make_tied_net()"
    require(row is True and length == 7, f"expected an nn.Sequential of 7 modules, not one of length {show(length)}")
    if linears != [[8, 4], [8, 8], [8, 8], [1, 8]]:
        raise Mismatch(
            f"the weights of net[0], net[2], net[4] and net[6] have the shapes {show(linears)}, "
            "expected (8, 4), (8, 8), (8, 8), (1, 8)"
        )
    require("out" in seen, "a Linear of the network has no bias")
    fields(seen, "gradients")
    return x, layers, seen


@exercise("param_init", together=True)
class TestTiedNet:
    @points(1, hint="Linear(4, 8), ReLU, shared, ReLU, shared, ReLU, Linear(8, 1): there is a ReLU behind all but the last")
    def test_tied_value(self, student, rng):
        """make_tied_net makes a row of seven modules with the right layers, and the output is what they make of X."""
        x, layers, seen = look_at_tied(student, rng)
        student.last_call = "make_tied_net()(X)"
        assert_close(seen["out"], tied_values(x, layers)[-1], rtol=1e-3, atol=1e-3)

    @points(2, hint="make the layer once, and give this one object to nn.Sequential twice; copying .data does not make it one")
    def test_tied(self, student, rng):
        """net[2] and net[4] have the same weight and bias objects, and the network has 6 parameters."""
        _, _, seen = look_at_tied(student, rng)
        places = seen["places"]
        pairs = isinstance(places, list) and len(places) == 4 and all(isinstance(each, list) for each in places)
        require(pairs and {len(each) for each in places} == {2}, "the layers of the network cannot be seen")
        for number, name in enumerate(("weight", "bias")):
            same = places[1][number] == places[2][number] != -1
            require(same, f"net[2].{name} and net[4].{name} are two objects, though they may hold the same numbers")
        require(seen["count"] == 6, f"the network has {show(seen['count'])} parameters, expected 6")

    @points(1, hint="a layer that is really used twice gets both gradients, added up; two layers get one each")
    def test_tied_gradient(self, student, rng):
        """The gradient of the shared weight and bias is the sum over both of its uses."""
        x, layers, seen = look_at_tied(student, rng)
        weight, bias = (each.requires_grad_() for each in layers[1])
        tied_values(x, layers)[-1].sum().backward()
        gradients = seen["gradients"] if isinstance(seen["gradients"], list) and len(seen["gradients"]) == 2 else [None, None]
        for found, parameter, name in zip(gradients, (weight, bias), ("weight", "bias"), strict=True):
            student.last_call = f"the gradient of net[2].{name}"
            assert_close(found, parameter.grad, rtol=1e-3, atol=1e-3 * parameter.grad.abs().max().item())

    @points(1, hint="make all layers inside of make_tied_net: one that is made outside is the same in every network")
    def test_tied_nets_are_new(self, student, rng):
        """Each call of make_tied_net makes a network that shares no parameter with the others."""
        _, _, seen = look_at_tied(student, rng)
        require(seen["in both"] == 0, f"two networks have {show(seen['in both'])} parameters in common")
        require(seen["memory in both"] == 0, "two networks have parameters in the same memory")


# --- custom_layers --------------------------------------------------------------------------------------------------


def run_centered(names, x, v, mode):
    """Run a CenteredLayer on x and send v back through it."""
    layer = names.CenteredLayer()
    seen = {"is_module": isinstance(layer, torch.nn.Module), "kind": type(layer).__name__}
    if seen["is_module"]:
        getattr(layer, mode)()
        seen["parameters"] = [name for name, _ in layer.named_parameters()]
    x.requires_grad_()
    out = layer(x)
    seen |= {"out": out, "after": x, "follows": isinstance(out, torch.Tensor) and out.requires_grad}
    if seen["follows"] and out.shape == v.shape:
        out.backward(v)
    return seen | {"gradient": x.grad}


def run_my_linear(names, weight, bias, x, v):
    """Give a MyLinear these weights, in their dtype; run it on x and send v back through it."""
    layer = names.MyLinear(*weight.shape)
    if not isinstance(layer, torch.nn.Module):
        return {"shapes": type(layer).__name__}
    seen = {"shapes": {name: tuple(parameter.shape) for name, parameter in layer.named_parameters()}}
    if seen["shapes"] == {"weight": tuple(weight.shape), "bias": tuple(bias.shape)}:
        if weight.dtype == torch.float64:
            layer.double()
        with torch.no_grad():
            layer.weight.copy_(weight)
            layer.bias.copy_(bias)
        x.requires_grad_()
        out = layer(x)
        seen |= {"out": out, "follows": isinstance(out, torch.Tensor) and out.requires_grad}
        if seen["follows"] and out.shape == v.shape:
            out.backward(v)
        seen["gradients"] = {"weight": layer.weight.grad, "bias": layer.bias.grad, "X": x.grad}
    return seen


def make_my_linears(names, in_units, units):
    """Make two layers where memory that nobody has written to holds nan; return what their parameters are."""
    torch.use_deterministic_algorithms(True, warn_only=True)
    layers = [names.MyLinear(in_units, units) for _ in range(2)]
    seen = [dict(layer.named_parameters()) if isinstance(layer, torch.nn.Module) else {} for layer in layers]
    return {
        "values": seen,
        "learns": {name: bool(parameter.requires_grad) for name, parameter in seen[0].items()},
    }


def train_my_linear(names, layers, x, y, rate):
    """Make MyLinear, MyLinear, Linear with these weights; return them after one step of SGD."""
    net = torch.nn.Sequential(
        names.MyLinear(*layers[0][0].shape),
        names.MyLinear(*layers[1][0].shape),
        torch.nn.Linear(*layers[2][0].shape),
    )
    shapes = [{name: tuple(parameter.shape) for name, parameter in module.named_parameters()} for module in net]
    expected = [{"weight": tuple(weight.shape), "bias": tuple(bias.shape)} for weight, bias in layers]
    if shapes[:2] != expected[:2]:
        return {"shapes": shapes, "trained": None}
    with torch.no_grad():
        for place, (module, (weight, bias)) in enumerate(zip(net, layers, strict=True)):
            module.weight.copy_(weight if place < 2 else weight.T)
            module.bias.copy_(bias)
    optimizer = torch.optim.SGD(net.parameters(), lr=rate)
    (net(x) - y).square().mean().backward()
    optimizer.step()
    trained = [[module.weight, module.bias] for module in net]
    trained[2][0] = trained[2][0].T
    return {"shapes": shapes, "trained": trained}


def quarters(rng, *shape):
    """Return multiples of 1/4 between -3 and 3, whose products and sums are exact in float32, in any order."""
    return torch.randint(-12, 13, shape, generator=rng) / 4


def draw_layer(rng, in_units, units, offset=1 / 32):
    """Return weights and biases with which no X W + b is close to 0, where the ReLU's gradient depends on rounding.

    The biases are multiples of 1/16 and an offset. For inputs of quarters, X W is a multiple of 1/16.
    """
    return quarters(rng, in_units, units), torch.randint(-16, 17, (units,), generator=rng) / 16 + offset


def uneven(rng, *shape, dtype=torch.float32):
    """Return numbers whose rows, columns and blocks have different means, none of them 0."""
    x = torch.randn(shape, generator=rng, dtype=dtype) + 2
    for axis, length in enumerate(shape):
        steps = torch.arange(1.0, length + 1, dtype=dtype)
        x = x + steps.reshape(-1, *[1] * (len(shape) - axis - 1))
    return x


def center(names, x):
    names.CenteredLayer()(x)
    return {"after": x}


def centered(student, rng, shape, dtype=torch.float32, mode="train"):
    """Run the student's CenteredLayer; return what was seen, the input, and what was sent back."""
    x, v = uneven(rng, *shape, dtype=dtype), uneven(rng, *shape, dtype=dtype)
    seen = student.run(run_centered, x, v, mode)
    is_module, kind, _ = fields(seen, "is_module", "kind", "out")
    student.last_call = f"CenteredLayer()(<tensor of shape {shape}>)"
    if is_module is not True:
        raise Mismatch(f"CenteredLayer() is an object of the type {show(kind)}, expected an nn.Module")
    return seen, x, v


def assert_centered(out, x):
    # The values are below 50: the mean is off by less than 1e-5 in float32, however it is summed up.
    assert_close(out, (x.double() - x.double().mean()).to(x.dtype), rtol=1e-5, atol=1e-4 if x.dtype == torch.float32 else 1e-12)


def assert_is_centered(out, x):
    """The output looks like x and has the mean 0; which mean was subtracted is judged elsewhere."""
    if not isinstance(out, torch.Tensor) or (out.shape, out.dtype) != (x.shape, x.dtype):
        assert_close(out, x)
    mean = out.double().mean().item()
    assert abs(mean) < 1e-4, f"the mean of the output is {mean:.4g}, expected 0"
    assert len(set(out.reshape(-1).tolist())) > 1, f"got {show(out)}, all the same"


def my_linear(student, rng, shape, units, dtype=torch.float32):
    """Run the student's MyLinear; return what was seen, and the outputs and the gradients that are expected."""
    weight, bias, x = (each.to(dtype) for each in (*draw_layer(rng, shape[-1], units), quarters(rng, *shape)))
    v = torch.randn((*shape[:-1], units), generator=rng, dtype=dtype)
    seen = student.run(run_my_linear, weight, bias, x, v)
    student.last_call = f"MyLinear({shape[-1]}, {units})"
    assert_my_linear_shapes(fields(seen, "shapes")[0], shape[-1], units)
    fields(seen, "out", "follows", "gradients")
    tensors = {"weight": weight.requires_grad_(), "bias": bias.requires_grad_(), "X": x.requires_grad_()}
    out = torch.relu(x @ weight + bias)
    out.backward(v)
    student.last_call += f" on a tensor of shape {shape}"
    return seen, out.detach(), {name: tensor.grad for name, tensor in tensors.items()}


def assert_my_linear_shapes(shapes, in_units, units):
    expected = {"weight": (in_units, units), "bias": (units,)}
    if shapes != expected:
        raise Mismatch(f"its parameters are {told(shapes)}; expected are {told(expected)}")


def told(shapes):
    """Return names and shapes as a student would write them."""
    if not isinstance(shapes, dict):
        return show(shapes)
    return readable(", ".join(f"{name} {shape}" for name, shape in shapes.items()), 200) or "none"


def tolerances(dtype):
    return {"rtol": 1e-4, "atol": 1e-4} if dtype == torch.float32 else {"rtol": 1e-10, "atol": 1e-10}


@exercise("custom_layers", together=True)
class TestCenteredLayer:
    @points(2, hint="subtract X.mean(), the mean of all elements: without a dim")
    def test_centered_values(self, student, rng):
        """The mean of all elements is subtracted, whatever the shape, in training and in evaluation."""
        for shape, mode in (((7,), "train"), ((4, 6), "train"), ((5, 3), "eval"), ((3, 2, 4), "eval"), ((2, 3, 4, 2), "train")):
            seen, x, _ = centered(student, rng, shape, mode=mode)
            assert_centered(seen["out"], x)
        seen, x, _ = centered(student, rng, (3, 5), torch.float64)
        assert_centered(seen["out"], x)

    @points(1, hint="make a new tensor: X -= … and X.sub_(…) change what the caller still needs")
    def test_centered_input_stays(self, student, rng):
        """X itself stays as it is, and the layer has no parameters."""
        seen, x, _ = centered(student, rng, (4, 3))
        assert_is_centered(seen["out"], x)
        parameters, after = fields(seen, "parameters", "after")
        if parameters != []:
            raise Mismatch(f"the layer has the parameters {show(parameters)}, expected none")
        for now in (after, *fields(student.run(center, x.detach()), "after")):
            try:
                assert_close(now, x.detach())
            except Mismatch as mismatch:
                raise Mismatch(f"the layer changed the tensor X that it was given: {mismatch}") from None

    @points(2, hint="keep the mean a tensor: .item(), float(), detach(), .data and torch.no_grad() cut it off from X")
    def test_centered_gradient(self, student, rng):
        """Gradients flow back to X through the mean as well: v becomes v minus its mean."""
        for shape in ((6,), (3, 5), (2, 3, 4)):
            seen, _, v = centered(student, rng, shape)
            student.last_call += ".backward(v)"
            follows, gradient = fields(seen, "follows", "gradient")
            if follows is not True or gradient is None:
                raise Mismatch("the output is cut off from X: no gradient comes back")
            assert_centered(gradient, v)


@exercise("custom_layers", together=True)
class TestMyLinear:
    @points(2, hint="self.weight = nn.Parameter(…) in __init__, and the same for self.bias")
    def test_linear_parameters(self, student, rng):
        """The layer has exactly the parameters weight, of shape (in_units, units), and bias, of shape (units,)."""
        for in_units, units in ((5, 3), (2, 7), (1, 1)):
            values, learns = fields(student.run(make_my_linears, in_units, units), "values", "learns")
            student.last_call = f"MyLinear({in_units}, {units})"
            for parameters in values if isinstance(values, list) else [None, None]:
                tensors = parameters if isinstance(parameters, dict) else {}
                shapes = {name: tuple(each.shape) for name, each in tensors.items() if isinstance(each, torch.Tensor)}
                assert_my_linear_shapes(shapes, in_units, units)
            assert learns == {"weight": True, "bias": True}, f"what can learn is {show(learns)}, expected both parameters"

    @points(1, hint="torch.randn(in_units, units), or a function of nn.init, in __init__; torch.empty sets no values")
    def test_linear_random_start(self, student, rng):
        """The weights start with random numbers, two layers with different ones, and the bias with random numbers or 0."""
        (values,) = fields(student.run(make_my_linears, 12, 40), "values")
        student.last_call = "MyLinear(12, 40)"
        starts = []
        for parameters in values:
            shapes = {name: tuple(each.shape) for name, each in parameters.items() if isinstance(each, torch.Tensor)}
            assert_my_linear_shapes(shapes, 12, 40)
            assert all(each.isfinite().all() for each in parameters.values()), "some values were never set: they hold anything"
            starts.append(parameters["weight"].reshape(-1).tolist())
            # Even of 0 and 1 only, 480 draws are all equal with a probability of 2 ** -479, and 40 are all 1 with 2 ** -40.
            assert len(set(starts[-1])) > 1, "all weights start with the same number"
            bias = parameters["bias"].tolist()
            assert len(set(bias)) > 1 or bias[0] == 0, f"the bias starts with {show(bias[0])} everywhere: not random, and not 0"
        assert starts[0] != starts[1], "two layers start with the same weights"

    @points(2, hint="torch.relu(X @ self.weight + self.bias): a matrix product, the bias, then ReLU")
    def test_linear_values(self, student, rng):
        """The output is ReLU(X W + b) for inputs of any number of axes, in float32 and float64."""
        for shape, units in (((6, 5), 3), ((4,), 6), ((2, 3, 4), 5), ((2, 1, 3, 2), 3)):
            seen, out, _ = my_linear(student, rng, shape, units)
            assert_close(seen["out"], out, **tolerances(torch.float32))
        seen, out, _ = my_linear(student, rng, (5, 4), 2, torch.float64)
        student.last_call += " after layer.double()"
        assert_close(seen["out"], out, **tolerances(torch.float64))

    @points(3, hint="compute with self.weight and self.bias themselves: .data, detach() and numpy cut them off from the output")
    def test_linear_gradients(self, student, rng):
        """Gradients reach weight, bias and X."""
        for shape, units in (((6, 5), 3), ((3, 2, 4), 5)):
            seen, _, gradients = my_linear(student, rng, shape, units)
            student.last_call += ", then backward"
            found = seen["gradients"]
            for name, expected in gradients.items():
                gradient = found.get(name) if isinstance(found, dict) else None
                assert gradient is not None, f"{name} got no gradient"
                try:
                    assert_close(gradient, expected, **tolerances(torch.float32))
                except Mismatch as mismatch:
                    raise Mismatch(f"the gradient of {name}: {mismatch}") from None

    @points(1, hint="what the optimizer changes must be what forward computes with")
    def test_linear_training_step(self, student, rng):
        """In a net, one step of SGD moves the weights of every layer against their gradient."""
        # The first layer's outputs are multiples of 1/32, so X W of the second is one of 1/128.
        layers = [draw_layer(rng, *sizes, offset) for *sizes, offset in ((3, 8, 1 / 32), (8, 6, 1 / 256), (6, 2, 0))]
        x, y = quarters(rng, 20, 3), torch.randn(20, 2, generator=rng)
        seen = student.run(train_my_linear, layers, x, y, 0.01)
        shapes, trained = fields(seen, "shapes", "trained")
        for each, (weight, _) in zip(shapes, layers[:2], strict=False):
            student.last_call = f"MyLinear{tuple(weight.shape)}"
            assert_my_linear_shapes(each, *weight.shape)
        student.last_call = "MyLinear, MyLinear, Linear"
        (w1, b1), (w2, b2), (w3, b3) = [[each.requires_grad_() for each in layer] for layer in layers]
        out = torch.relu(torch.relu(x @ w1 + b1) @ w2 + b2) @ w3 + b3
        (out - y).square().mean().backward()
        for number, (found, layer) in enumerate(zip(trained, layers, strict=True), 1):
            for name, value, tensor in zip(("weight", "bias"), found, layer, strict=True):
                try:
                    assert_close(value, (tensor - 0.01 * tensor.grad).detach(), **tolerances(torch.float32))
                except Mismatch as mismatch:
                    raise Mismatch(f"the {name} of layer {number} after the step: {mismatch}") from None


# --- save_load ------------------------------------------------------------------------------------------------------


def saved_net(width=6, last=3, norm=True, more=False):
    """Return a net with buffers and dropout; the options make others, to which its file does not fit."""
    layers = [torch.nn.Linear(4, width), torch.nn.BatchNorm1d(width) if norm else torch.nn.Tanh(), torch.nn.Dropout(0.5)]
    inner = torch.nn.Sequential(torch.nn.Linear(width, 5), torch.nn.BatchNorm1d(5), torch.nn.ReLU(), torch.nn.Dropout(0.3))
    return torch.nn.Sequential(*layers, inner, torch.nn.Linear(5, last), *([torch.nn.Linear(last, last)] if more else []))


SAVED_NET = inspect.getsource(saved_net)


def round_trip_tensors(names, obj, path, old=None):
    """Save tensors, spoil them, move the file, and load it twice, spoiling what was loaded first."""
    import os
    import pathlib
    import tempfile

    def tensors(value):
        if isinstance(value, torch.Tensor):
            return [value]
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else []
        return [each for each in parts if isinstance(each, torch.Tensor)]

    folder = pathlib.Path(tempfile.mkdtemp())
    target = folder / path if old is None else str(folder / path)
    if old is not None:
        names.save_tensors(old, target)
    names.save_tensors(obj, target)
    seen = {
        "files": sorted(each.name + "/" * each.is_dir() for each in folder.iterdir()),
        "after": [each.clone() for each in tensors(obj)],
    }
    if seen["files"] != [path]:
        return seen
    for each in tensors(obj):
        each.zero_()
    moved = folder / "elsewhere"
    moved.mkdir()
    os.rename(folder / path, moved / "moved.dat")
    first = names.load_tensors(moved / "moved.dat")
    for each in tensors(first):
        each.detach().zero_()
    return seen | {"loaded": names.load_tensors(str(moved / "moved.dat"))}


def round_trip_model(names, source, state, x, training, misfits, load):
    """Give a net these values, save it, spoil it, move the file, and load it twice where asked; try nets that do not fit."""
    import os
    import pathlib
    import tempfile

    scope = {"torch": torch}
    exec(source, scope)
    net = scope["saved_net"]().train(training)
    net.load_state_dict(state)
    folder = pathlib.Path(tempfile.mkdtemp())
    names.save_model(net, folder / "net.pt")
    seen = {
        "files": sorted(each.name + "/" * each.is_dir() for each in folder.iterdir()),
        "modes": [module.training for module in net.modules()],
    }
    seen["after"] = {name: tensor.clone() for name, tensor in net.state_dict().items()}
    if seen["files"] != ["net.pt"]:
        return seen
    for tensor in net.state_dict().values():
        tensor.zero_()
    path = str(folder / "moved.dat")
    os.rename(folder / "net.pt", path)
    with open(path, "rb") as file:
        seen["data"] = file.read()
    if not load:
        return seen
    seen["raised"] = []
    for options in misfits:
        try:
            names.load_model(lambda options=options: scope["saved_net"](**options), path)
            seen["raised"].append("")
        except Exception as error:
            seen["raised"].append(type(error).__name__)
    first = names.load_model(scope["saved_net"], path)
    if isinstance(first, torch.nn.Module) and first is not net:
        for tensor in first.state_dict().values():
            tensor.zero_()
    second = names.load_model(scope["saved_net"], path)
    seen |= {"kind": type(second).__name__, "is_module": isinstance(second, torch.nn.Module), "is_saved": second is net}
    if seen["is_module"]:
        seen["loaded"] = {name: tensor.clone() for name, tensor in second.state_dict().items()}
        seen["loaded_modes"] = [module.training for module in second.modules()]
        with torch.no_grad():
            seen["outs"] = [second(x), second(x)]
    return seen


def read_checkpoint(names, data):
    """Read a file as a program does that knows nothing of the notebook."""
    import io

    try:
        return {"error": "", "content": torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}", "content": None}


def draw_tensor(rng, *shape, dtype=torch.float32):
    """Return random numbers of a type, none of which is 0, but where the type is bool."""
    numbers = torch.randint(1, 100, shape, generator=rng)
    return (numbers % 2 == 0) if dtype == torch.bool else (numbers / (4 if dtype.is_floating_point else 1)).to(dtype)


def draw_state(rng):
    """Return values for all parameters and buffers of saved_net; variances are positive."""
    state = saved_net().state_dict()
    return {
        name: torch.rand(tensor.shape, generator=rng) + 0.5
        if tensor.is_floating_point() and "var" in name
        else torch.randn(tensor.shape, generator=rng)
        if tensor.is_floating_point()
        else torch.randint(2, 1000, tensor.shape, generator=rng)
        for name, tensor in state.items()
    }


def is_buffer(name):
    return "running" in name or "num_batches" in name


def assert_same_tensors(found, expected):
    """The same structure with the same tensors."""
    if isinstance(expected, torch.Tensor):
        assert_close(found, expected)
        return
    kind = type(expected)
    if not isinstance(found, kind) or len(found) != len(expected):
        raise Mismatch(f"got {show(found)}, expected a {kind.__name__} of {len(expected)} tensors")
    if kind is dict and found.keys() != expected.keys():
        raise Mismatch(f"got the keys {show(list(found))}, expected {show(list(expected))}")
    for key in expected if kind is dict else range(len(expected)):
        try:
            assert_close(found[key], expected[key])
        except Mismatch as mismatch:
            raise Mismatch(f"the tensor at {key!r}: {mismatch}") from None


def copied(obj):
    """Return a copy of tensors in their structure."""
    if isinstance(obj, dict):
        return {key: tensor.clone() for key, tensor in obj.items()}
    return [tensor.clone() for tensor in obj] if isinstance(obj, list) else obj.clone()


def assert_only_file(files, name):
    if files != [name]:
        raise Mismatch(f"the folder then held {show(files)}, expected the one file {name!r}")


def assert_tensors_return(student, obj, path="tensors.pt", old=None):
    """What is saved comes back from the file, though everything else was spoilt."""
    seen = student.run(round_trip_tensors, copied(obj), path, old)
    student.last_call = "save_tensors, then load_tensors"
    assert_only_file(fields(seen, "files")[0], path)
    assert_same_tensors(fields(seen, "loaded")[0], obj)
    return seen


def model_trip(student, rng, training=True, misfits=(), load=True):
    """Save and load a net with random values; return what was seen, and these values."""
    state, x = draw_state(rng), torch.randn(9, 4, generator=rng)
    seen = student.run(round_trip_model, SAVED_NET, state, x, training, list(misfits), load)
    student.last_call = "save_model(net, path)"
    assert_only_file(fields(seen, "files")[0], "net.pt")
    return seen, state, x


def loaded_model(student, seen):
    """Return the state, the modes and the outputs of the net that load_model has returned."""
    student.last_call = "load_model(make_net, path)"
    is_module, is_saved, kind = fields(seen, "is_module", "is_saved", "kind")
    if is_module is not True:
        raise Mismatch(f"got an object of the type {show(kind)}, expected the net")
    assert is_saved is False, "it returned the very net that was saved, expected a new one"
    return fields(seen, "loaded", "loaded_modes", "outs")


def assert_state(found, expected, what="the loaded net"):
    """All these parameters and buffers have their values."""
    if not isinstance(found, dict) or not expected.keys() <= found.keys():
        raise Mismatch(f"the state dict of {what} has the keys {show(list(found)) if isinstance(found, dict) else show(found)}")
    for name, tensor in expected.items():
        try:
            assert_close(found[name], tensor)
        except Mismatch as mismatch:
            kind = "buffer" if is_buffer(name) else "parameter"
            raise Mismatch(f"the {kind} {name} of {what}: {mismatch}") from None


def find_state(content, names, depth=3):
    """Return the dict with these keys that is in the content of a file, or None."""
    if not isinstance(content, dict | list | tuple) or depth == 0:
        return None
    if isinstance(content, dict) and names <= content.keys():
        return content
    parts = content.values() if isinstance(content, dict) else content
    return next((found for each in parts if (found := find_state(each, names, depth - 1)) is not None), None)


@exercise("save_load")
class TestSaveTensors:
    @points(2, hint="torch.save writes a whole list or dict at once; return what torch.load gives")
    def test_structures_return(self, student, rng):
        """A tensor, a list of tensors and a dict of tensors come back as what they were."""
        names = {f"layer.{int(torch.randint(100, (), generator=rng))}.weight": (2, 3), "x": (4,), "y and z": (1, 2, 2)}
        assert_tensors_return(student, draw_tensor(rng, 4, 3))
        assert_tensors_return(student, [draw_tensor(rng, 3), draw_tensor(rng, 2, 5), draw_tensor(rng, 1)])
        assert_tensors_return(student, [draw_tensor(rng, 6)])
        assert_tensors_return(student, {name: draw_tensor(rng, *shape) for name, shape in names.items()})

    @points(1, hint="save the tensors as they are: lists of numbers, or a cast, lose the type")
    def test_types_and_shapes_return(self, student, rng):
        """Types and shapes are kept: float16 to float64, whole numbers, bool, tensors without axes or elements."""
        types = (torch.float16, torch.float32, torch.float64, torch.int64, torch.uint8, torch.bool)
        assert_tensors_return(student, [draw_tensor(rng, 2, 3, dtype=dtype) for dtype in types])
        assert_tensors_return(student, draw_tensor(rng, dtype=torch.float64))
        large = torch.randint(2**60, 2**62, (3,), generator=rng)
        odd = {"scalar": draw_tensor(rng), "empty": torch.empty(0, 3), "turned": draw_tensor(rng, 3, 4).T, "large": large}
        assert_tensors_return(student, odd)

    @points(1, hint="only write: neither detach_(), nor a cast in place, nor pop() on what you were given")
    def test_tensors_stay(self, student, rng):
        """Saving changes neither the tensors nor the list or dict."""
        obj = {"a": draw_tensor(rng, 3, 2), "b": draw_tensor(rng, 4)}
        seen = assert_tensors_return(student, obj)
        assert_same_tensors(fields(seen, "after")[0], list(obj.values()))

    @points(1, hint="give path to torch.save and torch.load as it is; str(path) where a function wants a string")
    def test_any_file_name(self, student, rng):
        """Any name will do, a string or a Path, with any ending, and a file that is there already is replaced."""
        for path, old in (
            ("tensors", None),
            ("x.tar.gz", [draw_tensor(rng, 50)]),
            ("two words.npy", {"a": draw_tensor(rng, 9)}),
        ):
            assert_tensors_return(student, [draw_tensor(rng, 2, 3)], path, old)


@exercise("save_load")
class TestSaveModel:
    @points(2, hint="net = make_net(), then net.load_state_dict(…) with what was read, then return net")
    def test_parameters_return(self, student, rng):
        """The loaded net has the saved parameters, from the file alone."""
        seen, state, _ = model_trip(student, rng)
        loaded, _, _ = loaded_model(student, seen)
        assert_state(loaded, {name: tensor for name, tensor in state.items() if not is_buffer(name)})

    @points(2, hint="save net.state_dict(): net.named_parameters() lacks the buffers, such as running_mean")
    def test_buffers_return(self, student, rng):
        """The loaded net has the saved buffers as well, such as the running mean of batch normalization."""
        seen, state, _ = model_trip(student, rng)
        loaded, _, _ = loaded_model(student, seen)
        assert_state(loaded, {name: tensor for name, tensor in state.items() if is_buffer(name)})

    @points(2, hint="net.eval() switches dropout off, and batch normalization to its running mean and variance")
    def test_evaluation_mode(self, student, rng):
        """The loaded net is in evaluation mode, whichever the saved one was in, and gives the outputs of the saved one."""
        for training in (True, False):
            seen, state, x = model_trip(student, rng, training)
            _, modes, outs = loaded_model(student, seen)
            assert isinstance(modes, list), f"the modes of its layers were {show(modes)}"
            assert not any(modes), f"{sum(map(bool, modes))} of {len(modes)} modules are in training mode, expected none"
            net = saved_net().eval()
            net.load_state_dict(state)
            with torch.no_grad():
                expected = net(x)
            for out in outs:
                assert_close(out, expected, rtol=1e-4, atol=1e-4)

    @points(1, hint="torch.save(net.state_dict(), path), not torch.save(net, path)")
    def test_file_holds_state_dict(self, student, solution, rng):
        """torch.load(path, weights_only=True) reads the file, and finds the state dict in it."""
        seen, state, _ = model_trip(student, rng, load=False)
        (data,) = fields(seen, "data")
        error, content = fields(solution.run(read_checkpoint, data if isinstance(data, bytes) else b""), "error", "content")
        student.last_call = "torch.load(path, weights_only=True)"
        assert not error, f"{readable(str(error), 120)}"
        found = find_state(content, state.keys())
        if found is None:
            raise Mismatch(f"the file holds {show(content)}, expected a state dict with the keys {show(list(state)[:3])}, …")
        assert_state(found, state, "the file")

    @points(1, hint="do not call net.eval(), net.half() or the like in save_model")
    def test_saved_net_stays(self, student, rng):
        """Saving changes neither the net's values nor its mode."""
        for training in (True, False):
            seen, state, _ = model_trip(student, rng, training, load=False)
            modes, after = fields(seen, "modes", "after")
            mode = "training" if training else "evaluation"
            assert modes == [training] * len(list(saved_net().modules())), f"the net was in {mode} mode, and then was not"
            assert_state(after, state, "the net after it was saved")

    @points(2, hint="load_state_dict(…, strict=True), which is the default, raises an error where anything does not fit")
    def test_misfits_raise(self, student, rng):
        """Loading into a net with more, fewer or other layers raises an error."""
        misfits = {"a layer more": {"more": True}, "no BatchNorm1d": {"norm": False}, "wider layers": {"width": 7}}
        misfits["another output layer"] = {"last": 2}
        seen, state, _ = model_trip(student, rng, misfits=misfits.values())
        loaded, _, _ = loaded_model(student, seen)
        assert_state(loaded, {"0.weight": state["0.weight"]})
        (raised,) = fields(seen, "raised")
        for name, kind in zip(misfits, raised, strict=True):
            assert kind, f"the net had {name}: no error was raised"


# --- lazy -----------------------------------------------------------------------------------------------------------


def look_at_lazy_nets(names, hiddens, num_out, xs):
    """Make a net for each input before any is run; return which parameters were unknown, and all shapes after a run."""
    nets = [names.make_lazy_net(list(hiddens), num_out) for _ in xs]
    if not all(isinstance(net, torch.nn.Module) for net in nets):
        return {"kind": type(nets[0]).__name__, "unknown": None, "shapes": None}
    lazy = torch.nn.parameter.UninitializedParameter
    seen = {"kind": "", "unknown": [[isinstance(each, lazy) for each in net.parameters()] for net in nets], "shapes": []}
    for net, x in zip(nets, xs, strict=True):
        out = net(x)
        shapes = [None if isinstance(each, lazy) else tuple(each.shape) for each in net.parameters()]
        seen["shapes"].append([*shapes, tuple(out.shape)])
    return seen


def run_lazy_net(names, hiddens, num_out, layers, x):
    """Run a net once, give its linear layers these weights, and run it again."""
    net = names.make_lazy_net(list(hiddens), num_out)
    net(x)
    linears = [module for module in net.modules() if isinstance(module, torch.nn.Linear)]
    shapes = [tuple(linear.weight.shape) for linear in linears]
    if shapes != [tuple(weight.shape) for weight, _ in layers]:
        return {"shapes": shapes, "out": None}
    with torch.no_grad():
        for linear, (weight, bias) in zip(linears, layers, strict=True):
            linear.weight.copy_(weight)
            linear.bias.copy_(bias)
    return {"shapes": shapes, "out": net(x)}


def ask_for_shapes(names, task, kind, sizes, x):
    """Make a net, ask for its shapes, or for those before and after a run, and report those that it really had."""
    in_units, hidden, num_out = sizes
    lazy = torch.nn.parameter.UninitializedParameter

    def block(first, second):
        return torch.nn.ModuleDict({"enter": first, "leave": torch.nn.ModuleList([torch.nn.ReLU(), second])})

    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            first = torch.nn.Linear(in_units, hidden) if kind in ("known", "mixed") else torch.nn.LazyLinear(hidden)
            second = torch.nn.Linear(hidden, num_out) if kind == "known" else torch.nn.LazyLinear(num_out, bias=False)
            self.inner = block(first, second)
            if kind in ("known", "run"):  # parameters of all sorts, frozen ones too, and buffers, which are none
                self.norm, self.scale = torch.nn.BatchNorm1d(num_out), torch.nn.Parameter(torch.tensor(1.0))
                self.norm.bias.requires_grad_(False)

        def forward(self, x):
            relu, second = self.inner["leave"]
            return second(relu(self.inner["enter"](x)))

    def shapes(net):
        return {name: None if isinstance(each, lazy) else tuple(each.shape) for name, each in net.named_parameters()}

    net = Net()
    if kind == "run":
        net(x)
    seen = {"before": shapes(net)}
    seen["answer"] = names.param_shapes(net) if task == "param_shapes" else names.shapes_before_after(net, x)
    return seen | {"after": shapes(net)}


def assert_shapes(found, expected):
    """A dict of the right names with shapes, or None where a shape was not known."""
    if not isinstance(found, dict):
        raise Mismatch(f"got {show(found)}, expected a dict of names and shapes")
    plain = {name: list(shape) if isinstance(shape, list | tuple) else shape for name, shape in found.items()}
    due = {name: list(shape) if shape is not None else None for name, shape in expected.items()}
    numbers = all(type(each) is int for shape in plain.values() if isinstance(shape, list) for each in shape)
    if not numbers or any(isinstance(shape, torch.Tensor | np.ndarray) for shape in plain.values()) or plain != due:
        raise Mismatch(f"got {told(found)}; expected is {told(expected)}")


def shapes_asked(student, rng, task, kind):
    """Ask about a net of random size; return the answer and the shapes that are expected before and after the run."""
    in_units, hidden, num_out = sizes = torch.randint(2, 12, (3,), generator=rng).tolist()
    seen = student.run(ask_for_shapes, task, kind, sizes, torch.randn(4, in_units, generator=rng))
    student.last_call = f"{task}(net{', X' if task != 'param_shapes' else ''}) of a net that was {NETS_ASKED[kind]}"
    full = {"inner.enter.weight": (hidden, in_units), "inner.enter.bias": (hidden,), "inner.leave.1.weight": (num_out, hidden)}
    if kind == "known":
        full["inner.leave.1.bias"] = (num_out,)
    if kind in ("known", "run"):
        full |= {"scale": (), "norm.weight": (num_out,), "norm.bias": (num_out,)}
    unknown = {"lazy": full.keys(), "mixed": {"inner.leave.1.weight"}}.get(kind, set())
    answer, after = fields(seen, "answer", "after")
    return answer, {name: None if name in unknown else shape for name, shape in full.items()}, full, after


NETS_ASKED = {
    "lazy": "never run",
    "mixed": "never run, and whose first layer is an ordinary one",
    "run": "run before",
    "known": "made of ordinary layers",
}


def lazy_shapes(in_units, hiddens, num_out):
    """Return the shapes of all weights and biases, in order."""
    widths = [in_units, *hiddens, num_out]
    return [shape for before, after in itertools.pairwise(widths) for shape in ((after, before), (after,))]


def lazy_nets(student, rng, hiddens, num_out, shapes):
    """Make a lazy net for each of these inputs; return which parameters were unknown, and the shapes after a run."""
    seen = student.run(look_at_lazy_nets, hiddens, num_out, [torch.randn(shape, generator=rng) for shape in shapes])
    student.last_call = f"make_lazy_net({hiddens}, {num_out})"
    kind, unknown, found = fields(seen, "kind", "unknown", "shapes")
    if unknown is None:
        raise Mismatch(f"got an object of the type {show(kind)}, expected an nn.Module")
    return unknown, found


@exercise("lazy", together=True)
class TestMakeLazyNet:
    @points(2, hint="use nn.LazyLinear for every layer, and run nothing through the net in make_lazy_net")
    def test_unknown_at_first(self, student, rng):
        """A new net has a weight and a bias for each layer, and the shape of none is known."""
        for hiddens, num_out in (([7], 3), ([5, 9, 4], 2), ([], 6)):
            unknown, _ = lazy_nets(student, rng, hiddens, num_out, [(2, 5)])
            number = 2 * (len(hiddens) + 1)
            if unknown != [[True] * number]:
                states = unknown[0] if isinstance(unknown, list) and unknown else []
                known = [each for each in states if each is not True]
                raise Mismatch(f"of its {len(states)} parameters {len(known)} had a shape; expected are {number} without one")

    @points(2, hint="the net takes its sizes from the first input that it sees; make a new one in every call")
    def test_shapes_from_the_input(self, student, rng):
        """The first input decides the shapes, for each net on its own; images are flattened."""
        for hiddens, num_out in (([7], 3), ([5, 9], 2)):
            _, found = lazy_nets(student, rng, hiddens, num_out, [(4, 6), (3, 11), (2, 3, 4), (5, 1, 2, 4)])
            for shapes, (rows, in_units) in zip(found, ((4, 6), (3, 11), (2, 12), (5, 8)), strict=True):
                expected = [*lazy_shapes(in_units, hiddens, num_out), (rows, num_out)]
                if shapes != expected:
                    raise Mismatch(
                        f"run on {rows} rows of {in_units} numbers: the shapes of its parameters and of the output are "
                        f"{readable(str(shapes), 150)}; expected are {expected}"
                    )

    @points(2, hint="nn.ReLU() behind each hidden layer, and nothing behind the last one")
    def test_lazy_values(self, student, rng):
        """There is a ReLU behind each hidden layer, and none behind the last."""
        for hiddens, num_out, shape in (([7], 3, (6, 5)), ([8, 6], 4, (5, 2, 3)), ([], 3, (4, 6))):
            in_units = torch.Size(shape[1:]).numel()
            widths = [in_units, *hiddens, num_out]
            layers = [
                (torch.randn(after, before, generator=rng), torch.randn(after, generator=rng))
                for before, after in itertools.pairwise(widths)
            ]
            x = torch.randn(shape, generator=rng)
            seen = student.run(run_lazy_net, hiddens, num_out, layers, x)
            student.last_call = f"make_lazy_net({hiddens}, {num_out}), run on a tensor of shape {shape}"
            shapes, out = fields(seen, "shapes", "out")
            if out is None:
                due = [tuple(weight.shape) for weight, _ in layers]
                raise Mismatch(f"its linear layers have weights of the shapes {readable(str(shapes), 100)}; expected are {due}")
            expected = x.flatten(1)
            for place, (weight, bias) in enumerate(layers):
                expected = (expected.relu() if place else expected) @ weight.T + bias
            assert_close(out, expected, rtol=1e-4, atol=1e-3)


@exercise("lazy", together=True)
class TestLazyShapes:
    @points(2, hint="a parameter without a shape is an nn.parameter.UninitializedParameter; its name gets None")
    def test_unknown_shapes(self, student, rng):
        """param_shapes gives None for each parameter whose shape is not known yet."""
        for kind in ("lazy", "mixed"):
            answer, expected, _, _ = shapes_asked(student, rng, "param_shapes", kind)
            assert_shapes(answer, expected)

    @points(1, hint="go through net.named_parameters(), with names such as inner.0.weight")
    def test_known_shapes(self, student, rng):
        """param_shapes gives the shape of every parameter of a net that has been run, or of ordinary layers."""
        for kind in ("run", "known"):
            answer, _, expected, _ = shapes_asked(student, rng, "param_shapes", kind)
            assert_shapes(answer, expected)

    @points(3, hint="write the shapes down before the run: a list of the parameters changes with them")
    def test_before_and_after(self, student, rng):
        """shapes_before_after gives the shapes before and after the run, of this very net."""
        for kind in ("lazy", "mixed", "run"):
            answer, before, after, really = shapes_asked(student, rng, "shapes_before_after", kind)
            if not isinstance(answer, list | tuple) or len(answer) != 2:
                raise Mismatch(f"got {show(answer)}, expected a pair of dicts (before, after)")
            for name, found, expected in zip(("before", "after"), answer, (before, after), strict=True):
                try:
                    assert_shapes(found, expected)
                except Mismatch as mismatch:
                    raise Mismatch(f"{name} the run: {mismatch}") from None
            assert really == after, "the net itself was not run on X: its parameters had no shape afterwards"
