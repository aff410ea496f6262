"""Device checks of 09_regularization."""

import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, fields, show
from autograder.device_checks import on_gpu, require_gpu, require_place


def drop(names, watch, x, p, dtype):
    """Call dropout_layer with X on the GPU; report what came back, where it is, and where it was computed."""
    tools = {}
    exec(compile(watch, "<watch>", "exec", dont_inherit=True), tools)
    X = x.to("cuda:0").to(dtype)
    seen = tools["watched"](lambda: names.dropout_layer(X, p))
    out = seen.pop("value")
    return {"out": out.cpu(), "place": str(out.device), **seen}


def dropped(student, rng, dtype, p):
    """Return what dropout_layer made of a fresh X on the GPU, X itself, and where all that was computed."""
    x = (torch.rand(60, 50, generator=rng) + 0.5).to(dtype)
    seen = on_gpu(student, drop, x, p, dtype)
    out, place = fields(seen, "out", "place")
    student.last_call = f"dropout_layer(X, {p}) with X on cuda:0"
    if not isinstance(out, torch.Tensor) or out.shape != x.shape or out.dtype != dtype:
        raise Mismatch(f"got {show(out)}, expected a tensor of {str(dtype).removeprefix('torch.')} of the shape of X")
    require_place(place, "the result")
    return out.double(), x.double(), seen


def require_dropped(out, x, p, tolerance):
    """Each element is 0 or x / (1 - p), and the share of zeros is p: of 3000 within 0.06 with a probability above 1 - 1e-9."""
    kept = out != 0
    wrong = kept & ((out - x / (1 - p)).abs() > tolerance * x)
    if wrong.any():
        place = tuple(wrong.nonzero()[0].tolist())
        raise Mismatch(f"element {list(place)} is {out[place]:.4g}, expected 0 or {x[place] / (1 - p):.4g}")
    share = 1 - kept.double().mean().item()
    if abs(share - p) > 0.06:
        raise Mismatch(f"{share:.2f} of the elements are 0, expected {p}")


def run_net(names, watch, x):
    """Run Net on the GPU in both modes; report where its parameters and its results are, and what it computed on the CPU."""
    tools = {}
    exec(compile(watch, "<watch>", "exec", dont_inherit=True), tools)
    net = names.Net(30, 20, 64, 48, 0.2, 0.5).to("cuda:0")
    X = x.to("cuda:0")
    seen = tools["watched"](lambda: (net.train()(X), net.eval()(X)))
    train, test = seen.pop("value")
    expected = net.to("cpu").eval()(x).detach()
    places = [str(each.device) for each in (train, test)]
    return {"places": places, "out": test.detach().cpu(), "expected": expected, **seen}


@exercise("dropout")
class TestDropout:
    @points(2, hint="the mask must be where X is: torch.rand(X.shape) makes it on the CPU, torch.rand_like(X) on X's device")
    def test_works_on_the_gpu(self, student, rng):
        """dropout_layer works with X on the GPU: each element is 0 or x / (1 - p), and the result is on the GPU."""
        for p in (0.2, 0.7):
            out, x, _ = dropped(student, rng, torch.float32, p)
            require_dropped(out, x, p, 1e-5)

    @points(1, hint="make the mask with torch.rand_like(X), or torch.rand(X.shape, device=X.device), so that nothing is copied")
    def test_mask_is_made_on_the_gpu(self, student, rng):
        """The mask is made on the GPU too: nothing is computed on the CPU and copied."""
        _, _, seen = dropped(student, rng, torch.float32, 0.3)
        require_gpu(seen, "dropout_layer", least_bytes=60 * 50 * 4)

    @points(1, hint="mask.float() makes float32 of half numbers: multiply by the mask itself, or use mask.to(X.dtype)")
    def test_half_numbers(self, student, rng):
        """Half numbers (float16) on the GPU stay half numbers."""
        out, x, _ = dropped(student, rng, torch.float16, 0.2)
        require_dropped(out, x, 0.2, 4e-3)

    @points(1, hint="make no tensor in forward that is not on the device of X")
    def test_net_on_the_gpu(self, student, rng):
        """Net works on the GPU in both modes, and computes there what it computes on the CPU."""
        seen = on_gpu(student, run_net, torch.randn(40, 30, generator=rng))
        places, out, expected = fields(seen, "places", "out", "expected")
        student.last_call = "Net(30, 20, 64, 48).to('cuda:0')(X)"
        for place in places:
            require_place(place, "the result")
        require_gpu(seen, "Net")
        if not torch.allclose(out, expected, rtol=1e-2, atol=1e-3):
            raise Mismatch("in evaluation mode the network computes other numbers on the GPU than on the CPU")
