"""Device checks of 07_softmax_regression: the same numbers as on the CPU, and nothing silently computed there."""

import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, as_number, assert_close, fields, show
from autograder.device_checks import on_gpu, require_gpu, require_place

RTOL, ATOL = 1e-3, 1e-4  # the GPU adds up in another order

# --- softmax_ce_accuracy -------------------------------------------------------------------------------------------


def score(names, watch, device, scores, y):
    """Call softmax, cross_entropy and accuracy on a device; report results, where they are, and where they were computed."""
    tools = {}
    exec(compile(watch, "<watch>", "exec", dont_inherit=True), tools)
    X, labels = scores.to(device), y.to(device)
    calls = {
        "softmax": lambda: names.softmax(X),
        "cross_entropy": lambda: names.cross_entropy(X, labels),
        "accuracy": lambda: names.accuracy(X, labels),
    }
    found = {}
    for name, call in calls.items():
        seen = tools["watched"](call)
        out = seen.pop("value")
        place = str(out.device) if isinstance(out, torch.Tensor) else ""
        found[name] = {"out": out.detach().cpu() if isinstance(out, torch.Tensor) else out, "place": place, **seen}
    return found


def evaluate(names, watch, device, weight, batches):
    """Call evaluate_accuracy for a linear network and batches on a device."""
    tools = {}
    exec(compile(watch, "<watch>", "exec", dont_inherit=True), tools)
    net = torch.nn.Linear(*weight.T.shape, bias=False)
    with torch.no_grad():
        net.weight.copy_(weight)
    net, moved = net.to(device), [(X.to(device), y.to(device)) for X, y in batches]
    seen = tools["watched"](lambda: names.evaluate_accuracy(net, moved))
    out = seen.pop("value")
    return {"out": out.detach().cpu() if isinstance(out, torch.Tensor) else out, **seen}


def draw_scores(rng):
    return torch.randn(30, 7, generator=rng) * 3, torch.randint(7, (30,), generator=rng)


def draw_batches(rng):
    """Return a weight and batches of several sizes; no two scores are so near that rounding could decide which is larger."""
    weight = torch.randn(5, 6, generator=rng)
    batches = [(torch.randn(n, 6, generator=rng), torch.randint(5, (n,), generator=rng)) for n in (30, 30, 11)]
    sure = []
    for X, y in batches:
        best = (X @ weight.T).topk(2, dim=1).values
        clear = best[:, 0] - best[:, 1] > 1e-2
        sure.append((X[clear], y[clear]))
    return weight, sure


def same_scores(student, solution, rng, name):
    """The result on the GPU is the one on the CPU, which the reference solution gives; return what was seen."""
    scores, y = draw_scores(rng)
    (seen,) = fields(on_gpu(student, score, "cuda:0", scores, y), name)
    (known,) = fields(on_gpu(solution, score, "cpu", scores, y), name)
    student.last_call = f"{name}(…) with tensors on cuda:0"
    (out,) = fields(seen, "out")
    assert_close(as_number(out) if name == "accuracy" else out, known["out"], rtol=RTOL, atol=ATOL)
    return seen


@exercise("softmax_ce_accuracy")
class TestSoftmax:
    @points(1, hint="every tensor that you make must be on the device of the one you are given")
    def test_same_numbers_on_the_gpu(self, student, solution, rng):
        """softmax, cross_entropy and accuracy give the same numbers on the GPU as on the CPU."""
        for name in ("softmax", "cross_entropy", "accuracy"):
            same_scores(student, solution, rng, name)

    @points(1, hint="no .cpu() and no .numpy(): compute with the tensors where they are")
    def test_computed_on_the_gpu(self, student, solution, rng):
        """softmax and cross_entropy compute on the GPU, and their results stay there."""
        for name, least in (("softmax", 30 * 7 * 4), ("cross_entropy", 30 * 4), ("accuracy", 0)):
            seen = same_scores(student, solution, rng, name)
            require_gpu(seen, name, least)
            if name != "accuracy":
                require_place(*fields(seen, "place"), "the result")

    @points(1, hint="the batches and the network are where they were put: do not move them to the CPU")
    def test_evaluate_accuracy_on_the_gpu(self, student, solution, rng):
        """evaluate_accuracy gives the same share on the GPU as on the CPU, and the network computes on the GPU."""
        weight, batches = draw_batches(rng)
        seen = on_gpu(student, evaluate, "cuda:0", weight, batches)
        known = on_gpu(solution, evaluate, "cpu", weight, batches)
        student.last_call = "evaluate_accuracy(net, batches) on cuda:0"
        assert_close(as_number(seen["out"]), as_number(known["out"]), rtol=1e-5)
        require_gpu(seen, "evaluate_accuracy", 1)


# --- train_loop ----------------------------------------------------------------------------------------------------


def learn(names, watch, device, weight, batches, epochs):
    """Train a linear network on a device; report the history, the weights, and where all that was computed."""
    import matplotlib.pyplot as plt

    tools = {}
    exec(compile(watch, "<watch>", "exec", dont_inherit=True), tools)
    plt.show = lambda *args, **kwargs: None
    net = torch.nn.Linear(*weight.T.shape, bias=False)
    with torch.no_grad():
        net.weight.copy_(weight)
    net, moved = net.to(device), [(X.to(device), y.to(device)) for X, y in batches]
    sgd = torch.optim.SGD(net.parameters(), lr=0.1)
    loss = torch.nn.CrossEntropyLoss(reduction="none")
    seen = tools["watched"](lambda: names.train(net, moved[:-1], moved[-1:], loss, epochs, sgd))
    plt.close("all")
    history = [[float(number) for number in row] for row in seen.pop("value")]
    return {"history": history, "weight": net.weight.detach().cpu(), "place": str(net.weight.device), **seen}


def trained(student, solution, rng):
    """Train with fresh batches, the student's loop on the GPU and the reference's on the CPU; return what both report."""
    weight, batches = draw_batches(rng)
    seen = on_gpu(student, learn, "cuda:0", weight, batches, 3)
    known = on_gpu(solution, learn, "cpu", weight, batches, 3)
    student.last_call = "train(net, train_iter, test_iter, loss, 3, optimizer) on cuda:0"
    return seen, known


@exercise("train_loop")
class TestTrainLoop:
    @points(1, hint="make no tensor on the CPU that meets one of the GPU; the numbers of an Accumulator are Python numbers")
    def test_same_numbers_on_the_gpu(self, student, solution, rng):
        """Trained on the GPU, the network gets the same weights and losses as on the CPU."""
        seen, known = trained(student, solution, rng)
        history, weight, place = fields(seen, "history", "weight", "place")
        require_place(place, "the weight of the network")
        assert_close(weight, known["weight"], rtol=1e-2, atol=1e-3)
        if len(history) != 3:
            raise Mismatch(f"the history is {show(history)}, expected 3 tuples")
        for row, expected in zip(history, known["history"], strict=True):
            assert_close(as_number(row[0]), expected[0], rtol=1e-2, atol=1e-3)

    @points(1, hint="take single numbers out with .item(), and leave scores and losses where they are")
    def test_trained_on_the_gpu(self, student, solution, rng):
        """All steps are computed on the GPU; only single numbers come back."""
        seen, _ = trained(student, solution, rng)
        require_gpu(seen, "train", 1)
