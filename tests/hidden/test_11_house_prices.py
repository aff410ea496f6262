"""Hidden checks of 11_house_prices.

Tables are written as CSV text and read by pandas beside the student's code, so that their columns have the types that
pandas gives them there. Which mean and deviation an answer takes is free within limits: a column has several right forms.
"""

import itertools

import numpy as np
import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, as_number, assert_close, fields, show

NUMBERS = ("LotArea", "1stFlrSF", "Age of the roof", "MoSold", "Fireplaces")
WORDS = {
    "MSZoning": ("RL", "C (all)", "FV"),
    "Exterior1st": ("Wd Sdng", "Brk, Common", "Tar&Grv", "1.5Fin"),
    "Alley": ("Grvl", "Pave"),
}


def as_list(value, number=None):
    """Return a list that a probe made. Raise Mismatch where it is none, or of another length: then something else sent it."""
    if not isinstance(value, list) or number not in (None, len(value)):
        raise Mismatch("something in the notebook answered in place of the check's own code")
    return value


def draw_words(rng, kinds, number):
    """Return words with each kind among them, in random order."""
    words = [kinds[index % len(kinds)] for index in range(number)]
    return [words[index] for index in torch.randperm(number, generator=rng).tolist()]


def draw_table(rng, rows, shift=0):
    """Return the columns of a table of houses without gaps; `shift` makes the numbers of another table differ."""
    table = {"Id": list(range(1000 + shift, 1000 + shift + rows))}
    columns = list(NUMBERS) + list(WORDS)
    for name in columns[::2] + columns[1::2]:
        if name in WORDS:
            table[name] = draw_words(rng, WORDS[name], rows)
        else:
            scale = 10 ** (NUMBERS.index(name) % 4)
            numbers = torch.randint(1, 90, (rows,), generator=rng).tolist()
            table[name] = [(number + 7 + shift) * scale for number in numbers]
    return table


def draw_tables(rng, rows=12, test_rows=7):
    """Return a training and a test table of houses, and the prices of the former."""
    prices = torch.randint(40_000, 800_000, (rows,), generator=rng).tolist()
    return draw_table(rng, rows), draw_table(rng, test_rows, shift=30), prices


def as_csv(table):
    quoted = [[f'"{value}"' if "," in str(value) else value for value in column] for column in table.values()]
    lines = [",".join("NA" if value is None else str(value) for value in row) for row in zip(*quoted, strict=True)]
    return "\n".join([",".join(table), *lines, ""])


def run_preprocess(names, train_text, test_text):
    """Read both tables, preprocess them, and look whether they are still the same."""
    import io

    import pandas as pd

    train_df, test_df = (pd.read_csv(io.StringIO(text)) for text in (train_text, test_text))
    copies = train_df.copy(), test_df.copy()
    found = names.preprocess(train_df, test_df)
    return {"found": found, "same": [train_df.equals(copies[0]), test_df.equals(copies[1])]}


def preprocess(student, train, test, prices):
    """Return what preprocess gives for these tables, and which of them are still as they were."""
    seen = student.run(run_preprocess, as_csv(train | {"SalePrice": prices}), as_csv(test))
    found, same = fields(seen, "found", "same")
    if not isinstance(found, list | tuple) or len(found) != 3:
        raise Mismatch(f"preprocess returned {show(found)}, expected (train_features, test_features, train_labels)")
    return found, same


def assert_tensor(value, name, shape):
    """The value is a tensor of real numbers; None in the shape stands for any number."""
    if not isinstance(value, torch.Tensor) or value.is_complex():
        raise Mismatch(f"{name} is {show(value)}, expected a tensor")
    if value.dim() != len(shape) or any(due not in (None, size) for size, due in zip(value.shape, shape, strict=True)):
        expected = ", ".join("m" if size is None else str(size) for size in shape)
        raise Mismatch(f"{name} has the shape {tuple(value.shape)}, expected ({expected})")


def features_of(student, train, test, prices):
    """Return the features, a row for each, with a number for each row of both tables."""
    (train_features, test_features, _), _ = preprocess(student, train, test, prices)
    assert_tensor(train_features, "train_features", (len(prices), None))
    assert_tensor(test_features, "test_features", (len(test["Id"]), None))
    widths = train_features.shape[1], test_features.shape[1]
    assert widths[0] == widths[1], f"train_features has {widths[0]} columns, and test_features {widths[1]}"
    features = torch.cat([train_features.double(), test_features.double()])
    assert features.isfinite().all(), "there is a nan or something infinite among the features"
    return features.T


def standardised(train, test):
    """Return the right forms of a column of numbers: statistics of both tables or of one, n or n - 1, gaps filled or not."""
    column = torch.tensor([float("nan") if value is None else value for value in train + test]).double()
    forms = []
    for part in (column, column[: len(train)]):
        there = part[~part.isnan()]
        filled = torch.where(part.isnan(), there.mean(), part)
        for values, ddof in itertools.product((there, filled), (0, 1)):
            forms.append(((column - there.mean()) / values.std(correction=ddof)).nan_to_num(0.0))
    return forms


def one_hot(train, test):
    """Yield (category, forms, required) for a column of words; None is the category of missing values.

    What only the test table has is not required; and then its rows may count as missing.
    """
    new = [value not in train for value in train + test]
    for category in dict.fromkeys(train + test):
        is_it = torch.tensor([value == category for value in train + test])
        forms = [is_it.double()]
        if category is None:
            forms.append((is_it | torch.tensor(new)).double())
        yield category, forms, category in train
    if None not in train + test and any(new):
        yield None, [torch.tensor(new).double()], False


def expected_features(train, test, names):
    """Yield (description, forms, required) for each feature that these columns of the tables give."""
    for name in names:
        if name in WORDS:
            for category, forms, required in one_hot(train[name], test[name]):
                yield (f"{name} = {category}" if category else f"{name} is missing"), forms, required
        else:
            yield name, standardised(train[name], test[name]), True


def find_features(features, train, test, names):
    """Find the features of these columns among those of the answer; return the ones that are left over.

    Features of zeros say nothing: they are left out.
    """
    left = features[features.any(dim=1)]
    for description, forms, required in expected_features(train, test, names):
        fits = torch.isclose(left[:, None], torch.stack(forms), rtol=1e-4, atol=1e-4).all(dim=2).any(dim=1)
        if fits.any():
            left = left[torch.arange(len(left)) != int(fits.nonzero()[0])]
        elif required:
            raise Mismatch(f"no feature holds `{description}`: for the {len(forms[0])} rows of both tables, {told(forms)}")
    return list(left)


def told(forms):
    return f"expected {beginning(forms[0])}" + (" (or with other statistics, as the text allows)" if len(forms) > 2 else "")


def beginning(column):
    return "".join(f"{value:.4g}, " for value in column[:5].tolist()) + "…"


@exercise("kfold_houseprice", together=True)
class TestPreprocess:
    @points(2, hint="treat both tables with the same mean and deviation, column by column; divide by the deviation")
    def test_numbers(self, student, rng):
        """Each column of numbers becomes a feature, standardised alike in both tables."""
        for rows, test_rows in ((12, 7), (9, 15)):
            train, test, prices = draw_tables(rng, rows, test_rows)
            train[NUMBERS[1]], test[NUMBERS[1]] = draw_words(rng, (0, 1), rows), draw_words(rng, (0, 1), test_rows)
            find_features(features_of(student, train, test, prices), train, test, NUMBERS)

    @points(2, hint="let the gaps out of mean and deviation: standardise first, and fill with 0 after that")
    def test_missing_numbers(self, student, rng):
        """Where a number is missing, its feature is 0, and the gaps change nothing in the other rows."""
        train, test, prices = draw_tables(rng, 14, 9)
        for name, rows, test_rows in ((NUMBERS[0], (0, 5, 13), (2,)), (NUMBERS[2], (), (0, 8)), (NUMBERS[3], (7, 8), ())):
            for row in rows:
                train[name][row] = None
            for row in test_rows:
                test[name][row] = None
        train[NUMBERS[1]], test[NUMBERS[1]] = [None] * 14, [None] * 9  # nearly empty, as PoolQC in the real data
        train[NUMBERS[1]][1], train[NUMBERS[1]][6], test[NUMBERS[1]][4] = 30, 80, 40
        find_features(features_of(student, train, test, prices), train, test, NUMBERS)

    @points(2, hint="one column of 0 and 1 for every word, without leaving out the first; do not standardise these")
    def test_words(self, student, rng):
        """Each word of a column has a feature of 0 and 1, also if only the training table has it."""
        train, test, prices = draw_tables(rng)
        test["Exterior1st"] = ["Tar&Grv", "Wd Sdng", "Tar&Grv", "1.5Fin", "Wd Sdng", "1.5Fin", "Wd Sdng"]
        find_features(features_of(student, train, test, prices), train, test, WORDS)

    @points(1, hint="get_dummies has the argument dummy_na for this")
    def test_missing_words(self, student, rng):
        """A missing word has a feature of its own, also in a column that is nearly empty."""
        train, test, prices = draw_tables(rng)
        train["MSZoning"][3] = train["MSZoning"][8] = test["MSZoning"][0] = None
        train["Alley"], test["Alley"] = [None] * 12, [None] * 7
        train["Alley"][4] = test["Alley"][2] = "Grvl"
        find_features(features_of(student, train, test, prices), train, test, WORDS)

    @points(2, hint="leave out Id and SalePrice, and take each other column once; encode both tables together")
    def test_nothing_else(self, student, rng):
        """The two tables have the same features, and nothing else is one: not the Id, not the price."""
        train, test, prices = draw_tables(rng, 11, 8)
        train["Alley"][2] = train[NUMBERS[1]][4] = test[NUMBERS[1]][5] = test["Alley"][0] = None
        test["Exterior1st"][3], test["MSZoning"][6] = "Brk/Cmn", "RH-2"
        left = find_features(features_of(student, train, test, prices), train, test, [*NUMBERS, *WORDS])
        assert not left, f"{len(left)} feature(s) are of none of the columns; one begins {beginning(left[0])}"

    @points(1, hint="0 / 0 is nan: fill it with 0 after you have standardised")
    def test_constant_and_empty(self, student, rng):
        """A column of numbers that are all the same, or of gaps only, gives no nan."""
        train, test, prices = draw_tables(rng)
        same = int(torch.randint(1, 9, (), generator=rng))
        train |= {"PoolArea": [same] * 12, "MiscVal": [None] * 12}
        test |= {"PoolArea": [same] * 7, "MiscVal": [None] * 7}
        left = find_features(features_of(student, train, test, prices), train, test, [*NUMBERS, *WORDS])
        useful = [column for column in left if column.min() != column.max()]
        assert not useful, f"a feature that should be the same in all rows begins {beginning(useful[0])}"

    @points(2, hint="SalePrice, neither standardised nor as a logarithm, reshaped to (n, 1); dtype=torch.float32 everywhere")
    def test_labels_and_types(self, student, rng):
        """The labels are the prices, in the shape (n, 1), and everything is float32."""
        train, test, prices = draw_tables(rng, 8, 5)
        found, _ = preprocess(student, train, test, prices)
        for value, name, shape in zip(
            found, ("train_features", "test_features", "train_labels"), ((8, None), (5, None), (8, 1)), strict=True
        ):
            assert_tensor(value, name, shape)
            assert value.dtype == torch.float32, f"{name} is a tensor of {value.dtype}, expected torch.float32"
        assert_close(found[2], torch.tensor(prices).float().reshape(-1, 1))

    @points(1, hint="make new tables instead of assigning to columns of the ones that are given, and let inplace be")
    def test_tables_stay(self, student, rng):
        """The two tables are afterwards as they were."""
        train, test, prices = draw_tables(rng, 8, 5)
        train[NUMBERS[0]][2] = test["Alley"][1] = None
        _, same = preprocess(student, train, test, prices)
        assert same == [True, True], "preprocess changed a table that it was given"


def run_log_rmse(names, weight, bias, features, labels):
    """Call log_rmse for a linear network with these weights."""
    net = torch.nn.Linear(weight.shape[1], 1)
    with torch.no_grad():
        net.weight.copy_(weight)
        net.bias.copy_(bias)
    return {"error": names.log_rmse(net, features, labels)}


def log_rmse_of(student, weight, bias, features, labels):
    [error] = fields(student.run(run_log_rmse, weight, bias, features, labels), "error")
    forecasts = (features @ weight.T + bias).clamp(min=1)
    return error, (forecasts.log() - labels.log()).square().mean().sqrt().item()


def draw_forecasts(rng, number):
    """Return features, weights and a bias whose forecasts are between 400 and 1500, and prices of that kind."""
    features = torch.rand(number, 3, generator=rng)
    labels = torch.rand(number, 1, generator=rng) * 900 + 100
    return features, torch.rand(1, 3, generator=rng) * 300 + 50, torch.tensor([400.0]), labels


@exercise("kfold_houseprice", together=True)
class TestLogRmse:
    @points(2, hint="square the differences of the logarithms, take the mean over the rows, and then the root")
    def test_value(self, student, rng):
        """It is the root of the mean of the squared differences of the natural logarithms."""
        for number in (1, 8, 33):
            features, weight, bias, labels = draw_forecasts(rng, number)
            error, expected = log_rmse_of(student, weight, bias, features, labels)
            assert_close(error, expected, rtol=1e-4, atol=1e-6)

    @points(1, hint="clamp the forecasts, and only them, at 1 from below: net(features).clamp(min=1)")
    def test_clamp(self, student, rng):
        """Forecasts below 1, negative ones too, count as 1; larger ones stay as they are."""
        features, weight, bias, labels = draw_forecasts(rng, 9)
        weight *= 1000
        features[[1, 4]] *= -1
        features[2], bias[0] = 0, 0.3
        error, expected = log_rmse_of(student, weight, bias, features, labels)
        assert_close(error, expected, rtol=1e-4)

    @points(1, hint=".item() makes a float of a tensor with one element")
    def test_float(self, student, rng):
        """The result is a Python float."""
        features, weight, bias, labels = draw_forecasts(rng, 5)
        error, expected = log_rmse_of(student, weight, bias, features, labels)
        assert_close(error, expected, rtol=1e-4)
        assert not isinstance(error, torch.Tensor | np.ndarray), f"got {show(error)}, expected a float"


def run_folds(names, k, X, y):
    """Return all folds, made in an order of their own, with the first one made twice."""
    made = {i: names.get_k_fold_data(k, i, X, y) for i in [*range(1, k), 0]}
    return {"folds": [made[i] for i in range(k)], "again": names.get_k_fold_data(k, 0, X, y)}


def draw_rows(rng, number, width=2):
    """Return rows that are told from each other by their first column, and a label for each."""
    X = torch.randn(number, width, generator=rng)
    X[:, 0] = torch.randperm(1000, generator=rng)[:number]
    return X, (3 * X[:, :1] + 7)


def rows_of(X, y, all_X, what):
    """Return the numbers of the rows in a part; labels that are not theirs, or rows that are none, are a mismatch."""
    assert_tensor(X, f"X_{what}", (None, all_X.shape[1]))
    assert_tensor(y, f"y_{what}", (len(X), 1))
    assert X.dtype == all_X.dtype, f"X_{what} is a tensor of {X.dtype}, expected {all_X.dtype}"
    known = {tuple(row): number for number, row in enumerate(all_X.tolist())}
    rows = [known.get(tuple(row)) for row in X.tolist()]
    assert None not in rows, f"a row of X_{what} is no row of X"
    assert_close(y.double(), 3 * X[:, :1].double() + 7)
    return rows


def assert_part(part, X):
    """The four tensors of a fold are rows of X with their labels, each of them once; return the rows for validation."""
    if not isinstance(part, list | tuple) or len(part) != 4:
        raise Mismatch(f"got {show(part)}, expected (X_train, y_train, X_valid, y_valid)")
    train, valid = rows_of(*part[:2], X, "train"), rows_of(*part[2:], X, "valid")
    both = sorted(set(train) & set(valid))
    assert not both, f"{len(both)} rows of {len(X)} are in the training and in the validation part of the same fold"
    assert len(set(train)) == len(train), f"X_train has {len(train)} rows, but only {len(set(train))} different ones"
    assert len(set(valid)) == len(valid), f"X_valid has {len(valid)} rows, but only {len(set(valid))} different ones"
    total = len(train) + len(valid)
    assert total == len(X), f"of {len(X)} rows, {len(train)} are for training and {len(valid)} for validation"
    return valid


def assert_partition(student, k, X, y):
    """Over all folds, each row is in one validation part."""
    folds, again = fields(student.run(run_folds, k, X, y), "folds", "again")
    valid = [assert_part(part, X) for part in as_list(folds, k)]
    assert valid[0] == assert_part(again, X), "two calls for the fold 0 gave different rows"
    rows = sorted(itertools.chain(*valid))
    assert rows == list(range(len(X))), (
        f"n={len(X)}, k={k}: {len(set(rows))} of {len(X)} rows are in a validation fold, and {len(rows) - len(set(rows))} twice"
    )
    assert min(map(len, valid)) >= len(X) // k, f"n={len(X)}, k={k}: the folds have {[len(fold) for fold in valid]} rows"


@exercise("kfold_houseprice", together=True)
class TestFolds:
    @points(2, hint="training holds the rows of all folds but number i; [X_train, X_part] grows, [X_train, X_train] doubles")
    def test_each_row_once(self, student, rng):
        """Where k divides n, every row validates once, and trains in all other folds."""
        for n, k in ((12, 3), (20, 5), (8, 2), (6, 6)):
            assert_partition(student, k, *draw_rows(rng, n))

    @points(2, hint="n // k rows for each fold leave n % k rows over: put them into folds as well, for instance the last one")
    def test_no_row_is_lost(self, student, rng):
        """The same holds where k does not divide n: no row is lost, and none comes twice."""
        for n, k in ((23, 5), (11, 4), (7, 5), (31, 2)):
            assert_partition(student, k, *draw_rows(rng, n, width=4))


def run_k_fold(names, k, X, y, pairs):
    """Call k_fold with a `fit` that notes what it gets and returns these pairs one after another; get all folds as well."""
    calls = []

    def fit(*parts):
        calls.append(parts)
        return pairs[(len(calls) - 1) % len(pairs)]

    return {"means": names.k_fold(k, X, y, fit), "calls": calls}


def get_all_folds(names, k, X, y):
    return [names.get_k_fold_data(k, i, X, y) for i in range(k)]


def call_k_fold(student, rng, n, k):
    """Return what k_fold gave, the pairs that its `fit` returned, what that got, and the rows."""
    X, y = draw_rows(rng, n)
    pairs = [tuple(pair) for pair in (torch.rand(k, 2, generator=rng, dtype=torch.float64) * 9).tolist()]
    means, calls = fields(student.run(run_k_fold, k, X, y, pairs), "means", "calls")
    assert len(as_list(calls)) == k, f"k_fold called fit {len(calls)} times for k={k}, expected once for each fold"
    return means, pairs, calls, X, y


@exercise("kfold_houseprice", together=True)
class TestKFold:
    @points(2, hint="add up what fit returns, and divide both sums by k, after the loop")
    def test_averages(self, student, rng):
        """k_fold returns the plain averages of the training and of the validation losses."""
        for n, k in ((11, 4), (10, 2), (17, 5)):
            means, pairs, *_ = call_k_fold(student, rng, n, k)
            means = list(means) if isinstance(means, torch.Tensor) and means.shape == (2,) else means
            means = means.tolist() if getattr(means, "shape", ()) == (2,) else means
            if not isinstance(means, list | tuple) or len(means) != 2:
                raise Mismatch(f"k_fold returned {show(means)}, expected (mean_train, mean_valid)")
            for mean, losses, name in zip(means, zip(*pairs, strict=True), ("mean_train", "mean_valid"), strict=True):
                assert_named(as_number(mean), sum(losses) / k, name, rtol=1e-5)

    @points(2, hint="for i in range(k): fit(*get_k_fold_data(k, i, X, y))")
    def test_every_fold(self, student, rng):
        """fit gets the four parts of each fold, and each fold once."""
        for n, k in ((12, 3), (10, 5)):
            *_, calls, X, y = call_k_fold(student, rng, n, k)
            for parts in calls:
                if not isinstance(parts, tuple) or len(parts) != 4:
                    raise Mismatch(f"fit was called with {show(parts)}, expected (X_train, y_train, X_valid, y_valid)")
                for part, name, width in zip(parts, ("X_train", "y_train", "X_valid", "y_valid"), (2, 1, 2, 1), strict=True):
                    assert_tensor(part, name, (None, width))
            if is_each_fold_once(calls, X):
                continue
            # Not the right folds: then at least those of the notebook's get_k_fold_data, which has lost its points already.
            folds = student.run(get_all_folds, k, X, y)
            same = isinstance(folds, list) and sorted(map(repr, folds)) == sorted(repr(parts) for parts in calls)
            assert same, "what fit was called with is not each fold once"


def is_each_fold_once(calls, X):
    """Say whether each row is in one validation part, and in the training part of all other calls."""
    rows = sorted(map(repr, X.tolist()))
    valid = sorted(repr(row) for parts in calls for row in parts[2].tolist())
    return valid == rows and all(sorted(map(repr, torch.cat(parts[::2]).tolist())) == rows for parts in calls)


def run_standardise(names, X_train, X_valid):
    found = names.standardise_fold(X_train, X_valid)
    return {"found": found, "after": [X_train, X_valid]}


def standardise(student, X_train, X_valid):
    """Return what standardise_fold gives, and its two arguments after the call."""
    found, after = fields(student.run(run_standardise, X_train, X_valid), "found", "after")
    if not isinstance(found, list | tuple) or len(found) != 2:
        raise Mismatch(f"standardise_fold returned {show(found)}, expected the pair (Xt, Xv)")
    for value, X, name in zip(found, (X_train, X_valid), ("Xt", "Xv"), strict=True):
        assert_tensor(value, name, X.shape)
    return found, after


def draw_fold(rng, rows, valid_rows, width=3, dtype=torch.float32):
    """Return a training and a validation part whose columns have other means and deviations."""
    scale = torch.tensor([1.0, 20.0, 300.0, 0.1]).to(dtype)[:width]
    parts = [torch.rand(number, width, generator=rng, dtype=dtype) * scale for number in (rows, valid_rows)]
    return parts[0] + 3 * scale, parts[1] * 2 + 5 * scale


def assert_named(actual, expected, what, **tolerances):
    """Compare, and begin the message with what was compared."""
    try:
        assert_close(actual, expected, **tolerances)
    except Mismatch as mismatch:
        raise Mismatch(f"{what}: {mismatch}") from None


def assert_standardised(found, X_train, X):
    """The values are standardised with the training rows, with n or n - 1."""
    forms = [((X.double() - X_train.double().mean(0)) / X_train.double().std(0, correction=ddof)) for ddof in (0, 1)]
    if not any(torch.allclose(found.double(), form, rtol=1e-3, atol=1e-3) for form in forms):
        name = "Xt, the training rows" if X is X_train or X.equal(X_train) else "Xv, the validation rows"
        assert_named(found.double(), forms[1], name, rtol=1e-3, atol=1e-3)


@exercise("kfold_houseprice", together=True)
class TestStandardiseFold:
    @points(2, hint="subtract the mean of each column over the training rows alone (axis 0), and divide by their deviation")
    def test_training_rows(self, student, rng):
        """The training rows are standardised column by column, and no validation row has a share in it."""
        for rows, valid_rows, width in ((9, 4, 3), (3, 12, 4), (25, 1, 2)):
            X_train, X_valid = draw_fold(rng, rows, valid_rows, width)
            (found, _), _ = standardise(student, X_train, X_valid)
            assert_standardised(found, X_train, X_train)

    @points(2, hint="the validation rows have no mean and no deviation of their own here: use those of the training rows")
    def test_validation_rows(self, student, rng):
        """The validation rows are standardised with the statistics of the training rows."""
        for rows, valid_rows, width in ((9, 4, 3), (3, 12, 4), (25, 1, 2)):
            X_train, X_valid = draw_fold(rng, rows, valid_rows, width)
            (_, found), _ = standardise(student, X_train, X_valid)
            assert_standardised(found, X_train, X_valid)

    @points(1, hint="if only this fails: where the deviation is 0, divide by 1 instead")
    def test_constant_column(self, student, rng):
        """A column that is the same in all training rows becomes 0 there, and stays finite in the validation rows."""
        X_train, X_valid = draw_fold(rng, 8, 5)
        X_train[:, 1] = float(torch.randint(0, 5, (), generator=rng))
        X_valid[:, 1], X_valid[0, 1] = X_train[0, 1], X_train[0, 1] + 1
        (Xt, Xv), _ = standardise(student, X_train, X_valid)
        assert_close(Xt[:, 1].double(), torch.zeros(8).double(), atol=1e-3)
        assert Xv[:, 1].isfinite().all(), f"the column became {show(Xv[:, 1])} in the validation rows"
        for found, X in ((Xt, X_train), (Xv, X_valid)):
            assert_standardised(found[:, [0, 2]], X_train[:, [0, 2]], X[:, [0, 2]])

    @points(1, hint="if only this fails: X - mean makes a new tensor, X -= mean changes the one that was given")
    def test_arguments_stay(self, student, rng):
        """Both results keep the type, and the two tensors that are given stay as they are."""
        for dtype in (torch.float32, torch.float64):
            parts = draw_fold(rng, 7, 4, dtype=dtype)
            found, after = standardise(student, *parts)
            for value, X in zip(found, parts, strict=True):
                assert value.dtype == dtype, f"for tensors of {dtype}, the result is a tensor of {value.dtype}"
                assert_standardised(value, parts[0], X)
            for now, X in zip(as_list(after, 2), parts, strict=True):
                changed = not isinstance(now, torch.Tensor) or now.tolist() != X.tolist()
                assert not changed, "standardise_fold changed a tensor that it was given"


def run_make_net(names, arguments, layers, x):
    """Make two networks, look at the first as it is, then give it these weights and run it, and look at the second again."""
    net, other = names.make_net(**arguments), names.make_net(**arguments)
    before, _ = net(x), other(x)
    linears, others = ([each for each in made.modules() if isinstance(each, torch.nn.Linear)] for made in (net, other))
    seen = {"shapes": [tuple(linear.weight.shape) for linear in linears], "before": before}
    seen["biases"] = [None if linear.bias is None else linear.bias.detach().clone() for linear in linears]
    seen["number"] = sum(parameter.numel() for parameter in net.parameters() if parameter.requires_grad)
    seen["weights"] = [linear.weight.detach().clone() for linear in linears]
    seen["others"] = [linear.weight.detach().clone() for linear in others]
    if seen["shapes"] == [tuple(weight.shape) for weight, _ in layers] and None not in [each.bias for each in linears]:
        with torch.no_grad():
            for linear, (weight, bias) in zip(linears, layers, strict=True):
                linear.weight.copy_(weight)
                linear.bias.copy_(bias)
        seen["after"] = net(x)
    seen["others after"] = [linear.weight.detach().clone() for linear in others]
    return seen


def make_net(student, rng, num_in, num_hidden, start=None):
    """Return what was seen of two networks of these sizes, the weights that the first was given, and its input."""
    sizes = [num_in, num_hidden, 1] if num_hidden else [num_in, 1]
    layers = [(torch.randn(b, a, generator=rng) / 2, torch.randn(b, generator=rng)) for a, b in itertools.pairwise(sizes)]
    x = torch.randn(8, num_in, generator=rng)
    arguments = {"num_in": num_in} | ({"num_hidden": num_hidden} if num_hidden else {}) | ({"start": start} if start else {})
    seen = student.run(run_make_net, arguments, layers, x)
    shapes, number, _ = fields(seen, "shapes", "number", "before")
    expected = [tuple(weight.shape) for weight, _ in layers]
    if shapes != expected:
        raise Mismatch(
            f"num_in={num_in}, num_hidden={num_hidden}: the weights of nn.Linear have the shapes {show(shapes)}, "
            f"expected {expected}"
        )
    due = sum(weight.numel() + bias.numel() for weight, bias in layers)
    assert number == due, f"the network has {show(number)} numbers to learn, expected {due}: weights and biases of nn.Linear"
    fields(seen, "after", "biases", "weights", "others", "others after")
    for name in ("biases", "weights", "others", "others after"):
        as_list(seen[name], len(layers))
    return seen, layers, x


def run_layers(layers, x):
    """Return the price that these layers give, with ReLU between them and exp at the end."""
    *hidden, (weight, bias) = layers
    for hidden_weight, hidden_bias in hidden:
        x = (x @ hidden_weight.T + hidden_bias).relu()
    return (x @ weight.T + bias).exp()


@exercise("house_train", together=True)
class TestMakeNet:
    @points(2, hint="Linear, or Linear, ReLU, Linear; then exp. The last Linear has one output: the shape stays (n, 1)")
    def test_formula(self, student, rng):
        """The network computes the formula: exp of one layer, or of two layers with ReLU between them."""
        for num_in, num_hidden in ((5, 0), (3, 0), (4, 6), (2, 1)):
            seen, layers, x = make_net(student, rng, num_in, num_hidden)
            assert_close(seen["after"], run_layers(layers, x), rtol=1e-4, atol=1e-6)

    @points(1, hint="with torch.no_grad() or nn.init.constant_, set the bias of the last nn.Linear to the logarithm of start")
    def test_start(self, student, rng):
        """The last bias begins at log(start)."""
        for num_hidden in (0, 7):
            for start in (None, float(torch.randint(1000, 500_000, (), generator=rng))):
                seen, _, _ = make_net(student, rng, 5, num_hidden, start)
                expected = torch.tensor([start or 1.0]).log()
                assert_close(seen["biases"][-1], expected, rtol=1e-5, atol=1e-6)
                for bias in seen["biases"][:-1] if start else ():
                    assert_tensor(bias, "a bias", (num_hidden,))
                    assert (bias - expected).abs().max() > 1e-3, "the bias of the first layer begins at log(start) as well"

    @points(1, hint="make the layers inside the function, and leave their weights as nn.Linear draws them")
    def test_new_each_time(self, student, rng):
        """Each call makes a new network with random weights of its own."""
        for num_hidden in (0, 4):
            seen, layers, _ = make_net(student, rng, 6, num_hidden)
            for first, second, after, (weight, _) in zip(
                *map(seen.get, ("weights", "others", "others after")), layers, strict=True
            ):
                for each in (first, second, after):
                    assert_tensor(each, "a weight", weight.shape)
                assert not torch.equal(first, second), "two networks began with the same weights"
                assert torch.equal(second, after), "two calls of make_net gave networks that share their weights"
                # By chance two of 24 numbers are the same about once in 1e5 times; half of them are not, below 1e-13.
                alike = len(first.flatten().unique()) <= first.numel() // 2
                assert not alike, "the weights of a layer began at the same value"
                # nn.Linear draws them evenly up to 1 / sqrt(n); by chance all are below this part of it once in 1e10 times.
                largest, most = torch.cat([first, second]).abs().max(), weight.shape[1] ** -0.5
                part = 1e-10 ** (1 / (2 * first.numel()))
                assert part * most < largest <= most + 1e-6, (
                    f"the largest weight of a new layer is {show(largest)}; nn.Linear draws them up to {most:.4f}"
                )


def run_train(names, weight, bias, data, settings):
    """Train a network of one layer with exp, and note which rows each step is made from, and the weights at that moment."""
    rows, weights = [], []

    def note(given, at):
        rows.append(given)
        weights.append(at)

    def weights_of(linear):
        return torch.cat([linear.weight.detach().flatten(), linear.bias.detach()])

    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = torch.nn.Linear(weight.shape[1], 1)

        def forward(self, X):
            out = self.linear(X).exp()
            if out.requires_grad:
                at = weights_of(self.linear)
                out.register_hook(lambda gradient: note(X.detach()[gradient.flatten() != 0], at))
            return out

    net = Net()
    with torch.no_grad():
        net.linear.weight.copy_(weight)
        net.linear.bias.copy_(bias)
    curves = names.train(net, *data, *settings)
    return {"curves": curves, "rows": rows, "weights": weights, "last": weights_of(net.linear)}


def draw_training(rng, number, valid_number):
    """Return weights, and training and validation data.

    All forecasts are above 1 and all prices above them, and features are positive: so no gradient is near 0, where Adam would
    make large steps of rounding errors.
    """
    weight, bias = torch.rand(1, 3, generator=rng) / 2 + 0.2, torch.tensor([0.5])
    data = []
    for rows in (number, valid_number):
        X = torch.rand(rows, 3, generator=rng) + 0.5
        data += [X, (X @ weight.T + 2 + 4 * torch.rand(rows, 1, generator=rng) ** 2).exp()]
    return weight, bias, data


def train(student, start, data, settings):
    """Return the curves, the rows of each step by their number, and the weights before each step and at the end."""
    seen = student.run(run_train, *start, data, settings)
    curves, rows_noted, weights_noted, last = fields(seen, "curves", "rows", "weights", "last")
    curves = list(curves) if isinstance(curves, torch.Tensor | np.ndarray) and curves.ndim == 2 else curves
    if not isinstance(curves, list | tuple) or len(curves) != 2:
        raise Mismatch(f"train returned {show(curves)}, expected the pair (train_curve, valid_curve)")
    known = {tuple(row): number for number, row in enumerate(data[0].tolist())}
    steps, states = [], []
    for rows, at in zip(as_list(rows_noted), as_list(weights_noted), strict=False):
        assert_tensor(rows, "what the network was given", (None, data[0].shape[1]))
        assert_tensor(at, "what the network holds", (start[0].numel() + 1,))
        numbers = [known.get(tuple(row)) for row in rows.tolist()]
        assert None not in numbers, "a step was made from a row that is none of X_train"
        if not states or at.tolist() != states[-1].tolist():  # rows that were run one by one for a step belong together
            steps.append([])
            states.append(at)
        steps[-1] += numbers
    assert_tensor(last, "what the network holds", (start[0].numel() + 1,))
    return curves, steps, [*states, last]


def epochs_of(steps, num_epochs):
    """Return the steps of each epoch."""
    each, left = divmod(len(steps), num_epochs)
    if left or not each:
        raise Mismatch(f"{len(steps)} steps were made in {num_epochs} epoch(s), expected one for each batch of each epoch")
    return [steps[first : first + each] for first in range(0, len(steps), each)]


def replay(start, data, steps, settings):
    """Return the weights that these steps lead to."""
    (X, y), (weight, bias) = data[:2], (value.clone().requires_grad_() for value in start)
    optimizer = torch.optim.Adam([weight, bias], lr=settings[1], weight_decay=settings[2])
    for rows in steps:
        optimizer.zero_grad()
        ((X[rows] @ weight.T + bias) - y[rows].log()).square().mean().backward()
        optimizer.step()
    return torch.cat([weight.detach().flatten(), bias.detach()])


def errors_of(steps, states, X, y, num_epochs):
    """Return log_rmse on some rows at the end of each epoch, with the weights that the network had then."""
    each = len(epochs_of(steps, num_epochs)[0])
    logarithms = [X.double() @ state[:-1, None].double() + state[-1].double() for state in states[each::each]]
    return [(values - y.double().log()).square().mean().sqrt().item() for values in logarithms]


def assert_curve(curve, expected, name):
    values = curve.tolist() if isinstance(curve, torch.Tensor | np.ndarray) else curve
    if not isinstance(values, list | tuple) or len(values) != len(expected):
        raise Mismatch(f"{name} is {show(curve)}, expected {len(expected)} numbers, one for each epoch")
    for number, (value, due) in enumerate(zip(values, expected, strict=True), 1):
        off = abs(as_number(value) - due)
        assert off <= 1e-3 * due + 1e-5, f"{name}, epoch {number}: got {show(value)}, expected {show(due)}"


def assert_trained(student, rng, settings):
    """Train; the weights are those that the steps which were made lead to."""
    *start, data = draw_training(rng, 23, 9)
    _, steps, states = train(student, start, data, settings)
    epochs_of(steps, settings[0])
    after = f"weights and bias after {settings[0]} epoch(s) of train, lr={settings[1]}, weight_decay={settings[2]}"
    assert_named(states[-1], replay(start, data, steps, settings), after, rtol=1e-4, atol=1e-4)


@exercise("house_train", together=True)
class TestTrain:
    @points(2, hint="cut one random order of all rows into batches, and keep the last one, which may be smaller")
    def test_each_row_once(self, student, rng):
        """Each epoch makes one step for each batch, and uses every training row once."""
        for number, settings in ((23, (3, 0.02, 0.0, 5)), (12, (2, 0.02, 0.0, 4)), (7, (2, 0.02, 0.0, 50))):
            *start, data = draw_training(rng, number, 6)
            _, steps, _ = train(student, start, data, settings)
            sizes = [min(settings[3], number - first) for first in range(0, number, settings[3])]
            for epoch in epochs_of(steps, settings[0]):
                found = [len(step) for step in epoch]
                assert found == sizes, f"{number} rows, batch_size={settings[3]}: the steps of an epoch had {show(found)} rows"
                rows = sorted(itertools.chain(*epoch))
                assert rows == list(range(number)), f"an epoch used {len(set(rows))} different rows of {number}"

    @points(1, hint="draw a new order at the beginning of each epoch: torch.randperm, or a DataLoader with shuffle=True")
    def test_random_batches(self, student, rng):
        """Which rows come together is random, and new in each epoch."""
        settings = (3, 0.02, 0.0, 10)
        *start, data = draw_training(rng, 60, 6)
        _, steps, _ = train(student, start, data, settings)
        first = [set(epoch[0]) for epoch in epochs_of(steps, settings[0])]
        # The first batch holds 10 given rows of 60 with a probability of 1 / C(60, 10) < 2e-11.
        assert set(range(10)) not in first, "the first batch of an epoch held the first rows of X_train"
        assert first[0] != first[1] != first[2], "the first batch was the same in two epochs"

    @points(3, hint="one Adam for the whole call; for each batch zero_grad, the loss of the logarithms, backward, step")
    def test_steps(self, student, rng):
        """Each batch makes one step of Adam on the mean of the squared differences of the logarithms."""
        for settings in ((1, 0.02, 0.0, 50), (3, 0.03, 0.0, 6)):
            assert_trained(student, rng, settings)

    @points(1, hint="if only this fails: torch.optim.Adam has the argument weight_decay; AdamW means something else by it")
    def test_weight_decay(self, student, rng):
        """weight_decay reaches the optimizer Adam."""
        assert_trained(student, rng, (4, 0.03, 2.0, 6))

    @points(2, hint="behind the batches of each epoch, append log_rmse of all training rows, and of all validation rows")
    def test_curves(self, student, rng):
        """The curves hold log_rmse on the training and on the validation rows at the end of each epoch."""
        settings = (4, 0.03, 0.0, 8)
        *start, data = draw_training(rng, 23, 9)
        curves, steps, states = train(student, start, data, settings)
        for curve, rows, name in zip(curves, (data[:2], data[2:]), ("train_curve", "valid_curve"), strict=True):
            assert_curve(curve, errors_of(steps, states, *rows, settings[0]), name)

    @points(1, hint="call log_rmse on the validation rows only if X_valid is not None")
    def test_without_validation(self, student, rng):
        """Without validation rows, train_curve is as long as ever, and valid_curve is empty."""
        settings = (3, 0.02, 0.0, 8)
        *start, data = draw_training(rng, 20, 1)
        curves, steps, states = train(student, start, [*data[:2], None, None], settings)
        assert_curve(curves[0], errors_of(steps, states, *data[:2], settings[0]), "train_curve")
        assert_curve(curves[1], [], "valid_curve")


def run_submission(names, weight, bias, p, X, ids, index):
    """Make the table with a network in training mode that has dropout, and write it as a CSV file."""
    import pandas as pd

    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.dropout, self.linear = torch.nn.Dropout(p), torch.nn.Linear(weight.shape[1], 1)

        def forward(self, X):
            return self.linear(self.dropout(X)).exp()

    net = Net()
    with torch.no_grad():
        net.linear.weight.copy_(weight)
        net.linear.bias.copy_(bias)
    table = names.submission(net, X, pd.Series(ids, index=index, name="Id"))
    if not isinstance(table, pd.DataFrame):
        return {"table": table, "csv": ""}
    return {"table": "", "csv": table.to_csv(index=False)}


def submit(student, rng, number, p=0.0, index=None):
    """Return the lines of the student's file, behind its header, and what is expected in them."""
    ids = (torch.randperm(1000, generator=rng)[:number] + 90_000_000).tolist()  # float32 cannot tell these apart
    weight, bias = torch.rand(1, 4, generator=rng) / 2, torch.tensor([3.0])  # small prices: rounding shows
    X = torch.rand(number, 4, generator=rng)
    seen = student.run(run_submission, weight, bias, p, X, ids, index or list(range(number)))
    table, text = fields(seen, "table", "csv")
    if not isinstance(text, str) or not text:
        raise Mismatch(f"submission returned {show(table)}, expected a DataFrame")
    header, *lines = text.split("\n")[:-1]
    assert header == "Id,SalePrice", f"the columns are {show(header)}, expected 'Id,SalePrice'"
    assert len(lines) == number, f"the table has {len(lines)} rows for {number} houses"
    return [line.split(",") for line in lines], ids, run_layers([(weight, bias)], X).flatten()


def assert_prices(lines, expected):
    for number, (cells, due) in enumerate(zip(lines, expected.tolist(), strict=True)):
        try:
            price = float(cells[-1])
        except ValueError:
            price = None
        if price is None or len(cells) != 2:
            raise Mismatch(f"row {number} of the table reads {show(','.join(cells))}, expected an Id and a plain number")
        # Half a cent more, for who rounds to cents.
        assert abs(price - due) <= 1e-5 * due + 0.006, f"row {number}: the price is {show(price)}, expected {show(due)}"


@exercise("house_train", together=True)
class TestSubmission:
    @points(2, hint="pd.DataFrame of a dict with both columns; make the forecasts a flat numpy array first")
    def test_table(self, student, rng):
        """The table has the columns Id and SalePrice, and the forecasts in the order of the rows."""
        for number in (6, 1, 40):
            lines, _, prices = submit(student, rng, number)
            assert_prices(lines, prices)

    @points(
        1, hint="pandas matches rows by their index: take ids.to_numpy() or list(ids), and make no floating numbers of them"
    )
    def test_ids(self, student, rng):
        """The ids stay beside their forecasts, as the whole numbers that they are, whatever their index is."""
        for index in (None, [3, 2, 0, 17, 1], [0, 0, 1, 1, 2]):
            lines, ids, prices = submit(student, rng, 5, index=index)
            assert_prices(lines, prices)
            found = [cells[0] for cells in lines]
            assert found == [str(number) for number in ids], f"Id holds {show(found)}, expected {show(ids)}"

    @points(1, hint="call net.eval() before you call the network")
    def test_evaluation_mode(self, student, rng):
        """The forecasts are made in evaluation mode: nothing is dropped."""
        lines, _, prices = submit(student, rng, 12, p=0.6)
        assert_prices(lines, prices)
