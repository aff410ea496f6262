X = torch.randn(40, 30) + 3
before = X.clone()
for p in (0.2, 0.7):
    dropped = dropout_layer(X, p)
    assert dropped.shape == X.shape and dropped.dtype == X.dtype
    assert torch.all((dropped == 0) | torch.isclose(dropped, X / (1 - p)))
assert torch.equal(X, before), "X itself was changed"
assert dropout_layer(X.double(), 0.3).dtype == torch.float64

for p in (0.2, 0.7):
    kept = (dropout_layer(torch.ones(100, 1000), p) != 0).double()
    assert abs(kept.mean() - (1 - p)) < 0.0103
    assert not torch.equal(kept[0], kept[1]) and not torch.equal(kept[:, 0], kept[:, 1])
    assert not torch.equal(kept, (dropout_layer(torch.ones(100, 1000), p) != 0).double())
assert torch.equal(dropout_layer(X, 1), torch.zeros_like(X))
for p in (-0.1, 1.1):
    try:
        dropout_layer(X, p)
    except Exception:
        continue
    raise AssertionError(f"p = {p} should raise an error")

for p1, p2 in ((0.6, 0.0), (0.0, 0.6), (0.2, 0.5)):
    net = Net(12, 3, 200, 100, p1, p2)
    first, second, third = (module for module in net.modules() if isinstance(module, nn.Linear))
    images = torch.randn(5, 3, 4)
    assert not torch.equal(net(images), net(images))
    net.eval()
    hidden = torch.relu(second(torch.relu(first(images.flatten(1)))))
    assert torch.allclose(net(images), third(hidden), atol=1e-5)
    assert torch.equal(net(images), net(images))
    net.train()
    seen = {}
    second.register_forward_pre_hook(lambda module, given: seen.update(one=given[0]))
    third.register_forward_pre_hook(lambda module, given: seen.update(two=given[0]))
    net(images)
    plain_one = torch.relu(first(images.flatten(1)))
    dropped_one = ((seen["one"] == 0) & (plain_one > 0)).any().item()
    dropped_two = ((seen["two"] == 0) & (torch.relu(second(seen["one"])) > 0)).any().item()
    assert (dropped_one, dropped_two) == (p1 > 0, p2 > 0)
