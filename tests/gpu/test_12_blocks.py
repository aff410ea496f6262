"""Device checks of 12_blocks."""

import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, fields, readable, show
from autograder.device_checks import on_gpu, require_gpu, require_place

# --- blocks --------------------------------------------------------------------------------------------------------


def run_fixed(names, watch, x):
    """Move a FixedHiddenMLP to the GPU and run it there; report its result, the CPU's, and what stayed behind."""
    tools = {}
    exec(compile(watch, "<watch>", "exec", dont_inherit=True), tools)
    net = names.FixedHiddenMLP()
    expected = net(x).detach()
    net.to("cuda:0")
    behind = [name for name, each in vars(net).items() if isinstance(each, torch.Tensor) and each.device.type == "cpu"]
    behind += [name for name, each in net.state_dict().items() if each.device.type == "cpu"]
    X = x.to("cuda:0")
    seen = tools["watched"](lambda: net(X))
    out = seen.pop("value")
    return {"out": out.detach().cpu(), "place": str(out.device), "expected": expected, "behind": behind, **seen}


def tell_behind(names, watch):
    """Say which tensors of a FixedHiddenMLP do not follow to the GPU."""
    net = names.FixedHiddenMLP().to("cuda:0")
    found = {**{name: each for name, each in vars(net).items() if isinstance(each, torch.Tensor)}, **net.state_dict()}
    return {name: str(each.device) for name, each in found.items()}


def run_others(names, watch, x):
    """Run a MySequential and a NestMLP on the GPU; report results there and on the CPU, and where the parameters are."""
    tools = {}
    exec(compile(watch, "<watch>", "exec", dont_inherit=True), tools)
    found = {}
    makers = {
        "NestMLP": names.NestMLP,
        "MySequential": lambda: names.MySequential(torch.nn.Linear(20, 30), torch.nn.ReLU(), torch.nn.Linear(30, 20)),
    }
    for name, make in makers.items():
        net = make()
        expected = net(x).detach()
        net.to("cuda:0")
        places = {key: str(each.device) for key, each in net.state_dict().items()}
        X = x.to("cuda:0")
        seen = tools["watched"](lambda net=net, X=X: net(X))
        out = seen.pop("value")
        found[name] = {"out": out.detach().cpu(), "place": str(out.device), "expected": expected, "places": places, **seen}
    return found


def require_same(seen, what):
    """The result is on the GPU, it is the CPU's, and nothing was computed elsewhere."""
    out, place, expected = fields(seen, "out", "place", "expected")
    require_place(place, f"the result of {what}")
    require_gpu(seen, what)
    if not isinstance(out, torch.Tensor) or out.shape != expected.shape:
        raise Mismatch(f"{what} returned {show(out)} on the GPU, and {show(expected)} on the CPU")
    if not torch.allclose(out, expected, rtol=1e-2, atol=1e-3):
        raise Mismatch(f"{what} returned {show(out)} on the GPU, and {show(expected)} on the CPU")


@exercise("blocks")
class TestBlocks:
    @points(2, hint="a plain tensor as an attribute stays on the CPU: self.register_buffer('rand_weight', torch.rand(20, 20))")
    def test_constant_follows(self, student, rng):
        """After net.to(device), FixedHiddenMLP computes on the GPU what it computed on the CPU: its constant has followed."""
        # of the numbers in the CPU's result half an operation may be another one: rows are few, so that no halving differs
        x = torch.rand(2, 20, generator=rng)
        try:
            seen = on_gpu(student, run_fixed, x)
        except Mismatch as error:
            places = student.run(tell_behind, "")
            behind = [readable(str(name), 40) for name, place in places.items() if str(place) == "cpu"]
            who = f"{behind[0]} stayed on the CPU when the network was moved" if behind else "a constant stayed on the CPU"
            raise Mismatch(f"{who}: {error}") from error
        student.last_call = "FixedHiddenMLP().to('cuda:0')(X)"
        out, expected, place = fields(seen, "out", "expected", "place")
        require_place(place, "the result of FixedHiddenMLP")
        require_halved(out, expected)

    @points(1, hint="a constant that is moved in every forward is copied each time: let it follow .to(device), as a buffer")
    def test_nothing_is_copied_in_forward(self, student, rng):
        """FixedHiddenMLP computes on the GPU without copying its constant there in each forward."""
        seen = on_gpu(student, run_fixed, torch.rand(2, 20, generator=rng))
        student.last_call = "FixedHiddenMLP().to('cuda:0')(X)"
        require_gpu(seen, "forward")

    @points(1, hint="keep modules where nn.Module sees them: self.add_module, nn.ModuleList or an attribute, not a Python list")
    def test_parameters_follow(self, student, rng):
        """After net.to(device), all parameters of MySequential and NestMLP are on the GPU, and the results are the CPU's."""
        seen = on_gpu(student, run_others, torch.randn(10, 20, generator=rng))
        for name, each in zip(("MySequential", "NestMLP"), fields(seen, "MySequential", "NestMLP"), strict=True):
            student.last_call = f"{name}(…).to('cuda:0')(X)"
            (places,) = fields(each, "places")
            for key, place in places.items() if isinstance(places, dict) else ():
                require_place(place, readable(str(key), 60))
            require_same(each, name)


def require_halved(out, expected):
    """The result is the CPU's, or twice or half of it: where the sum is near 1, rounding decides about one halving."""
    out, expected = float(out), float(expected)
    if not any(abs(out - factor * expected) <= 1e-2 * abs(expected) + 1e-4 for factor in (1, 2, 0.5)):
        raise Mismatch(f"FixedHiddenMLP returned {out:.6g} on the GPU, and {expected:.6g} for the same X on the CPU")


# --- save_load -----------------------------------------------------------------------------------------------------


def save_and_load(names, watch, numbers):
    """Save tensors and a model of the GPU, then load them as on a machine without one; report what came back."""
    import os
    import tempfile

    def make():
        torch.manual_seed(3)
        return torch.nn.Sequential(torch.nn.Linear(4, 5), torch.nn.BatchNorm1d(5), torch.nn.Linear(5, 2))

    def state(net):
        return {name: each.detach().cpu() for name, each in net.state_dict().items()}

    folder = tempfile.mkdtemp()
    tensors, model = os.path.join(folder, "tensors"), os.path.join(folder, "model")
    net = make().to("cuda:0")
    net(torch.randn(8, 4, device="cuda:0"))
    with torch.no_grad():
        net[0].weight.mul_(2)
    names.save_tensors({"a": numbers.to("cuda:0"), "b": numbers.long().to("cuda:0")}, tensors)
    names.save_model(net, model)
    saved = state(net)
    torch.cuda.is_available, torch.cuda.device_count = lambda: False, lambda: 0  # from now on there is no GPU
    loaded = names.load_tensors(tensors)
    again = names.load_model(make, model)
    places = {name: str(each.device) for name, each in [*loaded.items(), *again.state_dict().items()]}
    return {
        "tensors": {name: each.cpu() for name, each in loaded.items()},
        "saved": saved,
        "model": state(again),
        "places": places,
    }


@exercise("save_load")
class TestSaveLoad:
    @points(2, hint="torch.load(path, map_location='cpu') reads tensors that were saved on a GPU; or save them as CPU tensors")
    def test_saved_on_the_gpu_loaded_without(self, student, rng):
        """What was saved on the GPU, tensors and a model, can be loaded on a machine without one."""
        numbers = (torch.rand(3, 4, generator=rng) * 100).round()
        seen = student.run(save_and_load, "", numbers)
        tensors, saved, model, places = fields(seen, "tensors", "saved", "model", "places")
        student.last_call = "load_tensors(path) and load_model(make_net, path) without a GPU"
        for name, place in places.items():
            if place != "cpu":
                raise Mismatch(f"{readable(str(name), 60)} is on {show(place)}, though there is no GPU")
        for name, expected in {"a": numbers, "b": numbers.long()}.items():
            require_equal(tensors.get(name), expected, f"the tensor {name!r}")
        for name, expected in saved.items():
            require_equal(model.get(name), expected, readable(str(name), 60))


def require_equal(found, expected, what):
    if not isinstance(found, torch.Tensor) or found.dtype != expected.dtype or not torch.equal(found, expected):
        raise Mismatch(f"{what} came back as {show(found)}, expected {show(expected)}")
