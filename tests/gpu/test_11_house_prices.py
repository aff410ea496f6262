"""Device checks of 11_house_prices: the same numbers as on the CPU, and nothing silently computed there."""

import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, as_number, assert_close, fields, show
from autograder.device_checks import on_gpu, require_gpu, require_place


def cross_validate(names, watch, device, X, y, k):
    """Cross-validate with tensors on a device; report what fit was given, what came out, and where it was computed."""
    tools = {}
    exec(compile(watch, "<watch>", "exec", dont_inherit=True), tools)
    given = []

    def fit(*parts):
        given.append(parts)
        return 0.0, 0.0

    features, labels = X.to(device), y.to(device)
    seen = tools["watched"](lambda: names.k_fold(k, features, labels, fit))
    return {"given": [[[str(each.device), each.detach().cpu()] for each in parts] for parts in given], **seen}


def standardise(names, watch, device, train, valid):
    """Standardise a fold on a device; report both parts, where they are, and where they were computed."""
    tools = {}
    exec(compile(watch, "<watch>", "exec", dont_inherit=True), tools)
    first, second = train.to(device), valid.to(device)
    seen = tools["watched"](lambda: names.standardise_fold(first, second))
    parts = list(seen.pop("value"))
    return {"parts": [each.detach().cpu() for each in parts], "places": [str(each.device) for each in parts], **seen}


def judge(names, watch, device, weight, X, y):
    """Call log_rmse for a linear network on a device."""
    tools = {}
    exec(compile(watch, "<watch>", "exec", dont_inherit=True), tools)
    net = torch.nn.Linear(weight.shape[1], 1, bias=False)
    with torch.no_grad():
        net.weight.copy_(weight)
    net, features, labels = net.to(device), X.to(device), y.to(device)
    return tools["watched"](lambda: names.log_rmse(net, features, labels))


@exercise("kfold_houseprice")
class TestKFold:
    @points(1, hint="index the tensors that you are given; torch.cat needs all its parts on one device")
    def test_folds_on_the_gpu(self, student, rng):
        """k_fold gives fit its four parts on the GPU; every row is validated once, and none is copied to the CPU."""
        X = torch.randn(53, 6, generator=rng)
        seen = on_gpu(student, cross_validate, "cuda:0", X, X.sum(1, keepdim=True), 5)
        (given,) = fields(seen, "given")
        student.last_call = "k_fold(5, X, y, fit) with X and y on cuda:0"
        if len(given) != 5:
            raise Mismatch(f"fit was called {len(given)} times, expected 5")
        for parts in given:
            for place, _ in parts:
                require_place(place, "a part of a fold")
        require_gpu(seen, "k_fold")
        validated = torch.cat([parts[2][1] for parts in given])
        if sorted(validated[:, 0].tolist()) != sorted(X[:, 0].tolist()):
            raise Mismatch(f"{len(validated)} rows were validated, expected each of the 53 rows once, as it was given")

    @points(1, hint="make mean and std from the rows you are given, on their device, without numpy")
    def test_standardised_on_the_gpu(self, student, solution, rng):
        """standardise_fold gives the same numbers on the GPU as on the CPU, and computes there."""
        train, valid = torch.randn(50, 6, generator=rng) * 4 + 2, torch.randn(20, 6, generator=rng)
        seen = on_gpu(student, standardise, "cuda:0", train, valid)
        parts, places = fields(seen, "parts", "places")
        known = on_gpu(solution, standardise, "cpu", train, valid)
        student.last_call = "standardise_fold(X_train, X_valid) on cuda:0"
        for place in places:
            require_place(place, "a part")
        for part, expected in zip(parts, known["parts"], strict=True):
            require_scaled(part, expected)
        require_gpu(seen, "standardise_fold", 70 * 6 * 4)

    @points(1, hint="compute with tensors, take the one number out with .item() at the end")
    def test_log_rmse_on_the_gpu(self, student, solution, rng):
        """log_rmse gives the same number on the GPU as on the CPU, and computes there."""
        weight, X = torch.rand(1, 6, generator=rng) * 9, torch.rand(40, 6, generator=rng) * 9
        y = torch.rand(40, 1, generator=rng) * 200 + 2
        seen = on_gpu(student, judge, "cuda:0", weight, X, y)
        (value,) = fields(seen, "value")
        known = on_gpu(solution, judge, "cpu", weight, X, y)
        student.last_call = "log_rmse(net, features, labels) on cuda:0"
        assert_close(as_number(value), as_number(known["value"]), rtol=1e-3)
        require_gpu(seen, "log_rmse", 1)


def require_scaled(part, expected):
    """The part is the reference's, or what comes of a standard deviation with n in the place of n - 1, of 50 rows."""
    if not isinstance(part, torch.Tensor) or part.shape != expected.shape:
        raise Mismatch(f"got {show(part)}, expected a tensor of shape {tuple(expected.shape)}")
    if not any(torch.allclose(part, expected * factor, rtol=1e-3, atol=1e-3) for factor in (1.0, (50 / 49) ** 0.5)):
        raise Mismatch(f"got {show(part)} on the GPU, and {show(expected)} on the CPU")
