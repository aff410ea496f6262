generator = np.random.default_rng()
table = pd.DataFrame({"Id": range(12), "A": generator.normal(50, 9, 12), "B": generator.integers(0, 99, 12) * 1.0})
table["C"], table["D"] = list("uvwuvwuvwuvw"), [3.0] * 12
table.loc[[2, 5], "B"] = np.nan
table.loc[[1, 7], "C"] = np.nan
test_table = table.iloc[[3, 8, 10]].assign(A=[1.0, 60.0, 7.0], C=["v", "x", None])
table["SalePrice"] = generator.integers(50_000, 500_000, 12)
given, given_test = table.copy(), test_table.copy()
train_rows, test_rows, prices = preprocess(table, test_table)
assert table.equals(given) and test_table.equals(given_test)
assert train_rows.dtype == test_rows.dtype == prices.dtype == torch.float32
assert prices.flatten().tolist() == table["SalePrice"].tolist() and prices.shape == (12, 1)
assert train_rows.shape[1] == test_rows.shape[1] and torch.isfinite(torch.cat([train_rows, test_rows])).all()
every = torch.cat([train_rows, test_rows])


def has_column(values):
    return any(torch.allclose(column, torch.tensor(list(values), dtype=torch.float32), atol=1e-4) for column in every.T)


both = pd.concat([table, test_table])
for name in ("A", "B"):
    forms = [(both[name] - s.mean()) / s.std(ddof=d) for s in (both[name], table[name]) for d in (0, 1)]
    filled = [s.fillna(s.mean()) for s in (both[name], table[name])]
    forms += [(both[name].fillna(s.mean()) - s.mean()) / s.std(ddof=d) for s in filled for d in (0, 1)]
    assert any(has_column(form.fillna(0).to_numpy()) for form in forms)
for word in "uvw":
    assert has_column((both["C"] == word).to_numpy() * 1.0)
assert has_column(both["C"].isna().to_numpy() * 1.0)
assert 6 <= every.shape[1] <= 8
assert not has_column(both["Id"].to_numpy()) and not has_column(both["SalePrice"].fillna(0).to_numpy())

net, rows = nn.Linear(3, 1), 5 * torch.randn(50, 3)
labels = torch.rand(50, 1) * 9 + 1
found = log_rmse(net, rows, labels)
expected = (net(rows).clamp(min=1).log() - labels.log()).square().mean().sqrt()
assert type(found) is float and abs(found - expected) < 1e-4

for n, k in ((10, 5), (11, 4), (23, 7)):
    X = torch.randn(n, 2)
    y = X.sum(1, keepdim=True)
    parts = [get_k_fold_data(k, i, X, y) for i in range(k)]
    valid = torch.cat([part[2] for part in parts])
    assert sorted(valid.tolist()) == sorted(X.tolist())
    for part in parts:
        assert sorted(torch.cat([part[0], part[2]]).tolist()) == sorted(X.tolist()) and len(part[2]) >= n // k
        assert torch.equal(part[0].sum(1, keepdim=True), part[1]) and torch.equal(part[2].sum(1, keepdim=True), part[3])
    calls = []
    numbers = torch.rand(k, 2).tolist()
    means = k_fold(k, X, y, lambda *given: calls.append(given) or tuple(numbers[len(calls) - 1]))
    assert np.allclose([float(mean) for mean in means], np.mean(numbers, 0)) and len(calls) == k
    assert sorted(torch.cat([call[2] for call in calls]).tolist()) == sorted(X.tolist())
    assert all(len(call[0]) + len(call[2]) == n for call in calls)
    for i, part in enumerate(parts):
        assert all(torch.equal(a, b) for a, b in zip(part, get_k_fold_data(k, i, X, y), strict=True))

X, held_out = torch.randn(20, 4) * 7 + 5, torch.randn(6, 4) + 9
X[:, 2] = 4.0
X_before, held_out_before = X.clone(), held_out.clone()
Xt, Xv = standardise_fold(X, held_out)
assert torch.equal(X, X_before) and torch.equal(held_out, held_out_before)
changing = [0, 1, 3]
forms = []
for correction in (0, 1):
    mean, deviation = X.mean(0)[changing], X.std(0, correction=correction)[changing]
    forms.append([(X[:, changing] - mean) / deviation, (held_out[:, changing] - mean) / deviation])
assert any(torch.allclose(Xt[:, changing], t, atol=1e-4) and torch.allclose(Xv[:, changing], v, atol=1e-4) for t, v in forms)
assert (Xt[:, 2] == 0).all() and torch.isfinite(Xv).all()
