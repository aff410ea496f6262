"""Hidden checks of 04_datasets. Files are written and read in the worker's scratch folder; their contents come from here.

Where a random order is judged, the chance of a false failure is below 1e-14: see the comments.
"""

import io
import itertools

import numpy as np
import torch
from sklearn.datasets import dump_svmlight_file, load_diabetes, load_digits, load_wine

from autograder.checks import exercise, points
from autograder.compare import Mismatch, as_number, assert_close, fields, show


def pair(item):
    """Return the two parts of an example."""
    if not isinstance(item, list | tuple) or len(item) != 2:
        raise Mismatch(f"an example is a pair (x, y), but ds[i] was {show(item)}")
    return item


def pairs(items, number, what="examples"):
    """Return the examples, or batches, of a dataset that is to have so many."""
    if not isinstance(items, list) or len(items) != number:
        raise Mismatch(f"{len(items) if isinstance(items, list) else show(items)} {what} were found, expected {number}")
    return [pair(item) for item in items]


def numbers(value):
    """Return the numbers of a tensor or an array as one row of float64."""
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf":
        value = torch.from_numpy(value.astype(np.float64))
    if not isinstance(value, torch.Tensor) or value.is_complex():
        raise Mismatch(f"got {show(value)}, expected a tensor of numbers")
    return value.reshape(-1).double()


def assert_inputs(items, expected):
    """Every x holds these numbers, whatever its dtype."""
    for (x, _), row in zip(pairs(items, len(expected)), expected, strict=True):
        assert_close(numbers(x), torch.as_tensor(row).double(), rtol=1e-6, atol=1e-4)


def assert_targets(items, expected):
    """Every y is this number, in any container for one number."""
    for (_, y), label in zip(pairs(items, len(expected)), expected, strict=True):
        assert_close(y, float(label), rtol=1e-6)


def assert_types(items, number, width):
    """Every example is a float32 tensor of shape (width,) and an int64 tensor without axes."""
    for x, y in pairs(items, number):
        if not (isinstance(x, torch.Tensor) and x.dtype == torch.float32 and x.shape == (width,)):
            raise Mismatch(f"the inputs were {kind(x)}, expected a float32 tensor of shape ({width},)")
        if not (isinstance(y, torch.Tensor) and y.dtype == torch.int64 and y.shape == ()):
            raise Mismatch(f"the target was {kind(y)}, expected an int64 tensor of shape ()")


def kind(value):
    if isinstance(value, torch.Tensor | np.ndarray):
        name = "tensor" if isinstance(value, torch.Tensor) else "numpy array"
        return f"a {name} of {str(value.dtype).removeprefix('torch.')} of shape {tuple(value.shape)}"
    return show(value)


def pixels(rng, rows, columns, dtype=np.float64):
    """Return pictures: whole numbers from 0 to 255, some of them above 127."""
    return torch.randint(0, 256, (rows, columns), generator=rng).numpy().astype(dtype)


def digits(rng, number):
    return torch.randint(0, 10, (number,), generator=rng).numpy()


def decimals(rng, rows, columns):
    """Return eighths of both signs, which are exact in float32."""
    return pixels(rng, rows, columns) / 8 - 16


def read_simple(names, x, y, x_form, y_form, rows=None):
    """Make a SimpleDataset of the data, or of the rows that are picked, given in some form, and read all of it."""
    import pandas as pd

    table = pd.DataFrame(x, columns=[f"pixel{number}" for number in range(1, x.shape[1] + 1)])
    strings = pd.Series([str(label) for label in y], name="class")
    X = {"array": x, "frame": table}[x_form]
    labels = {
        "numbers": y,
        "strings": np.array([str(label) for label in y]),
        "number series": pd.Series(y),
        "string series": strings,
        "categories": strings.astype("category"),
    }[y_form]
    ds = names.SimpleDataset(X, labels) if rows is None else names.SimpleDataset(X[rows], labels[rows])
    return [ds[index] for index in range(min(len(ds), 1000))]


def split_numbers(names, number, fraction, seeds):
    """Split a dataset of numbered examples once for each seed, and read all parts."""

    class Numbers:
        def __len__(self):
            return number

        def __getitem__(self, index):
            return torch.tensor(range(number)[index]), torch.tensor(5 * index + 2)

    found = []
    for seed in seeds:
        torch.rand(3)
        np.random.rand(2)
        parts = names.split(Numbers(), fraction, seed)
        found.append([[part[index] for index in range(min(len(part), 1000))] for part in parts])
    return found


def split_orders(student, number, fraction, seeds):
    """Return for each seed the numbers of the examples in both parts."""
    splits = student.run(split_numbers, number, fraction, seeds)
    if not isinstance(splits, list) or not all(isinstance(parts, list) and len(parts) == 2 for parts in splits):
        raise Mismatch(f"split returned {show(splits)}, expected two datasets (train, test)")
    return [[[as_number(pair(item)[0]) for item in part] for part in parts] for parts in splits], splits


@exercise("simple_dataset", together=True)
class TestSimpleDataset:
    @points(2, hint="return row `index` of X and the label at the same place")
    def test_arrays(self, student, rng):
        """The examples of numpy arrays come back in their order."""
        for rows, columns, dtype in ((7, 3, np.float64), (12, 9, np.uint8), (5, 1, np.int64)):
            x, y = pixels(rng, rows, columns, dtype), digits(rng, rows)
            items = student.run(read_simple, x, y, "array", "numbers")
            assert_inputs(items, x)
            assert_targets(items, y)
        x, y = decimals(rng, 8, 4), torch.randint(-9, 1000, (8,), generator=rng).numpy()
        items = student.run(read_simple, x, y, "array", "numbers")
        assert_inputs(items, x)
        assert_targets(items, y)

    @points(2, hint="take a row of a DataFrame with X.iloc[index], or make an array of it first; int('7') is 7")
    def test_frame_with_string_labels(self, student, rng):
        """A DataFrame with labels that are strings works, as OpenML delivers it."""
        for x_form, y_form in (("frame", "categories"), ("frame", "string series"), ("array", "strings")):
            x, y = decimals(rng, 9, 4), torch.randint(0, 100, (9,), generator=rng).numpy()
            items = student.run(read_simple, x, y, x_form, y_form)
            assert_inputs(items, x)
            assert_targets(items, y)

    @points(1, hint="y[index] of a Series and X.loc[index] look for a row name: use iloc, or to_numpy() at the beginning")
    def test_rows_by_position(self, student, rng):
        """Rows that were picked out of a larger table are counted by their position, not by their old name."""
        for y_form in ("number series", "categories"):
            x, y = pixels(rng, 20, 5), digits(rng, 20)
            rows = torch.rand(20, generator=rng).numpy() < 0.4
            rows[[0, 1, 7, 19]] = False, True, False, True
            items = student.run(read_simple, x, y, "frame", y_form, rows)
            assert_inputs(items, x[rows])
            assert_targets(items, y[rows])

    @points(1, hint="torch.tensor(…, dtype=torch.float32) for the inputs, dtype=torch.int64 for the target")
    def test_types(self, student, rng):
        """An example is a float32 tensor of shape (D,) and an int64 tensor without axes."""
        for x_form, y_form in (("array", "numbers"), ("frame", "number series")):
            items = student.run(read_simple, pixels(rng, 6, 4), digits(rng, 6), x_form, y_form)
            assert_types(items, 6, 4)

    @points(2, hint="both parts together hold each example once; test has test_fraction of them, train the rest")
    def test_split_parts(self, student, rng):
        """Each example is in one of the two parts, unchanged, and test has its share."""
        for number, fraction in ((50, 0.2), (31, 0.3), (17, 0.75)):
            seed = int(torch.randint(10_000, (), generator=rng))
            [[train, test]], [parts] = split_orders(student, number, fraction, [seed])
            if sorted(train + test) != list(range(number)):
                raise Mismatch(
                    f"the {number} examples were not in exactly one part each: {len(train)} + {len(test)} were found"
                )
            off = abs(len(test) - fraction * number)
            assert off < 1 + 1e-9, f"test_fraction={fraction} of {number} examples: test got {len(test)} of them"
            for x, y in (pair(item) for part in parts for item in part):
                assert_close(y, 5 * as_number(x) + 2)
                if not all(isinstance(each, torch.Tensor) and each.dtype == torch.int64 and each.dim() == 0 for each in (x, y)):
                    told = f"in the parts they are {kind(x)} and {kind(y)}"
                    raise Mismatch(f"dataset[i] holds two int64 tensors of shape (); {told}")

    @points(1, hint="give the seed to a generator, and draw the order with that one only")
    def test_split_repeats(self, student, rng):
        """The same seed gives the same parts in the same order."""
        seed = int(torch.randint(10_000, (), generator=rng))
        orders, _ = split_orders(student, 120, 0.25, [seed, seed + 1, seed])
        assert orders[0] == orders[2], f"two calls with seed={seed} gave other parts, or the same in another order"

    @points(1, hint="shuffle the numbers of the examples before you cut, in an order that depends on the seed")
    def test_split_is_random(self, student, rng):
        """Which examples are set aside is random, and differs from seed to seed."""
        seed = int(torch.randint(10_000, (), generator=rng))
        orders, _ = split_orders(student, 120, 0.25, [seed, seed + 1, seed + 2])
        # One set of 30 of 120 has the probability 1 / C(120, 30) < 1e-28.
        tests = [set(test) for _, test in orders]
        assert tests[0] != tests[1] != tests[2], "different seeds set the same examples aside"
        in_a_row = [max(test) - min(test) + 1 == len(test) for test in tests if test]
        assert not any(in_a_row), "test holds examples that follow each other in the data: they are not drawn at random"


def libsvm_data(rng, rows, width):
    """Return mostly zeros, and eighths, which are exact in float32; the last feature occurs once, in a middle row.

    Two rows are the same: examples may occur twice.
    """
    X = torch.randint(-40, 41, (rows, width), generator=rng) / 8 * (torch.rand(rows, width, generator=rng) < 0.4)
    X[:, -1] = 0
    X[rows // 2, -1] = 1.5
    X[0, 0], X[0, 1] = 2.25, 0
    X[X.eq(0).all(1), 2] = 0.5  # lines with only a label are judged in test_empty_examples
    X[-1] = X[1]
    return X + 0.0  # no -0


def libsvm_lines(X, labels):
    """Write the examples as lines of a libsvm file; each label is written as it is given."""
    rows = (" ".join(f"{index}:{value:g}" for index, value in enumerate(row, 1) if value) for row in X.tolist())
    return [f"{label} {words}".rstrip() for label, words in zip(labels, rows, strict=True)]


def read_libsvm(names, files, n_features):
    """Open all files as datasets, then read all of them."""
    import tempfile

    datasets = []
    for content in files:
        with tempfile.NamedTemporaryFile(suffix=".libsvm", delete=False) as file:
            file.write(content)
        width = {} if n_features is None else {"n_features": n_features}
        datasets.append(names.libsvm2Dataset(file.name, **width))
    return [[ds[index] for index in range(min(len(ds), 5000))] for ds in datasets]


def load_libsvm(names, content, batch_size):
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".libsvm", delete=False) as file:
        file.write(content)
    return list(torch.utils.data.DataLoader(names.libsvm2Dataset(file.name), batch_size=batch_size))


def read(student, *texts, n_features=None):
    """Return the examples that the student's datasets read from files with these contents."""
    files = [text if isinstance(text, bytes) else text.encode() for text in texts]
    found = student.run(read_libsvm, files, n_features)
    if not isinstance(found, list) or len(found) != len(files):
        raise Mismatch("something in the notebook answered in place of the check's own code")
    return found


def bundled(rng, load, rows):
    """Return some rows of one of scikit-learn's data sets, and the libsvm file that scikit-learn makes of them."""
    X, y = load(return_X_y=True)
    picked = torch.randperm(len(X), generator=rng)[:rows].numpy()
    file = io.BytesIO()
    dump_svmlight_file(X[picked], y[picked], file, zero_based=False, comment="written by scikit-learn")
    return X[picked], y[picked], file.getvalue()


@exercise("libsvm2dataset")
class TestLibsvm2Dataset:
    @points(2, hint="`3:0.5` puts 0.5 at x[2]: indices count from 1. The width is the largest index in the whole file")
    def test_values(self, student, rng):
        """The features stand at their places; x is as long as the largest index in the file."""
        X = libsvm_data(rng, 12, 14)
        [items] = read(student, "\n".join(libsvm_lines(X, [1] * 12)) + "\n")
        assert_inputs(items, X)

    @points(2, hint="scikit-learn reads a sparse matrix of float64: make it dense, and float32")
    def test_dense_float32(self, student, rng):
        """x is a dense float32 tensor with one axis."""
        [items] = read(student, "\n".join(libsvm_lines(libsvm_data(rng, 8, 5), [2] * 8)) + "\n")
        for x, _ in pairs(items, 8):
            if not (isinstance(x, torch.Tensor) and x.dtype == torch.float32 and x.shape == (5,)):
                raise Mismatch(f"x was {kind(x)}, expected a float32 tensor of shape (5,)")

    @points(2, hint="make each x n_features long, also where the file lacks the last features")
    def test_given_width(self, student, rng):
        """With n_features, training and test file give vectors of the same length."""
        train, test = libsvm_data(rng, 9, 11), libsvm_data(rng, 6, 7)
        files = ["\n".join(libsvm_lines(X, [0] * len(X))) + "\n" for X in (train, test)]
        for width in (11, 15):
            for items, X in zip(read(student, *files, n_features=width), (train, test), strict=True):
                assert_inputs(items, torch.nn.functional.pad(X, (0, width - X.shape[1])))

    @points(1, hint="a line with only a label is an example as well: all its features are 0")
    def test_empty_examples(self, student, rng):
        """A line with nothing but a label is an example of zeros."""
        X = libsvm_data(rng, 10, 6)
        X[3] = X[9] = 0
        [items] = read(student, "\n".join(libsvm_lines(X, range(10))) + "\n")
        assert_inputs(items, X)

    @points(1, hint="drop what follows a #, then skip the lines on which nothing is left but white space (\\r too)")
    def test_comments_and_blank_lines(self, student, rng):
        """Comments and blank lines are no examples."""
        X = libsvm_data(rng, 6, 5)
        lines = libsvm_lines(X, range(1, 7))
        lines[1] += " # 9:4 is not read"
        lines[2] += "# nor is 9:5"
        text = "\n".join(["# made on a rainy day", *lines[:3], "", "#5 1:1", *lines[3:], "  ", "# the end"])
        for items in read(student, text, text.replace("\n", "\r\n")):
            assert_inputs(items, X)
            assert_targets(items, range(1, 7))

    @points(1, hint="split() without arguments takes any white space, float() any way to write a number")
    def test_spelling(self, student, rng):
        """Several spaces, Windows line ends, a last line without one, and numbers such as 2.5e-3 are read."""
        X = libsvm_data(rng, 6, 5)
        X[5, 4] = 1.5
        lines = libsvm_lines(X, range(1, 7))
        exponent = int(torch.randint(2, 5, (), generator=rng))
        X[0] = torch.tensor([2.5 * 10**-exponent, 0, 0, -3.0, 40.0 * 10**exponent])
        lines[0] = f"1  1:2.5e-{exponent}   4:-3  5:4E+{exponent + 1}"
        text = "\r\n".join(lines)
        for items in read(student, text + "\r\n", text):
            assert_inputs(items, X)
            assert_targets(items, range(1, 7))

    @points(1, hint="-1 stays -1: neither uint8 nor a bool can hold it")
    def test_whole_labels(self, student, rng):
        """Labels that are whole numbers keep their value, negative ones too."""
        labels = [-1, 1, 3, -7, 300, *torch.randint(-9, 1000, (4,), generator=rng).tolist()]
        written = ["-1", "+1", *labels[2:]]
        [items] = read(student, "\n".join(libsvm_lines(libsvm_data(rng, 9, 4), written)) + "\n")
        assert_targets(items, labels)

    @points(1, hint="a label such as 0.5 is no int: keep labels as floating numbers, at least where they are not whole")
    def test_real_labels(self, student, rng):
        """Labels that are not whole numbers keep their value, also after one that is."""
        # 1234.5625 is exact in float32, not in float16.
        labels = [3, 0.5, -12.75, 1234.5625, *(torch.randint(-999, 1000, (4,), generator=rng) / 16 + 1 / 32).tolist()]
        [items] = read(student, "\n".join(libsvm_lines(libsvm_data(rng, 8, 4), labels)) + "\n")
        assert_targets(items, labels)

    @points(1, hint="ds[i] must be something that can be stacked: tensors or numbers of one shape and type")
    def test_files_of_scikit_learn(self, student, rng):
        """Files with real data, and labels that are whole or not, make batches in a DataLoader."""
        for load in (load_digits, load_wine, load_diabetes):
            X, y, content = bundled(rng, load, 30)
            width = int(np.flatnonzero(X.any(axis=0)).max()) + 1
            batches = student.run(load_libsvm, content, 8)
            for (x, label), start in zip(pairs(batches, 4, "batches"), range(0, 30, 8), strict=True):
                rows = torch.as_tensor(X[start : start + 8, :width])
                assert_close(x, rows.float(), rtol=1e-5, atol=1e-6, any_float=True)
                assert_close(numbers(label), torch.as_tensor(y[start : start + 8]).double(), rtol=1e-6)
        mixed = "\n".join(libsvm_lines(libsvm_data(rng, 8, 4), [1, 0.5] * 4)) + "\n"
        [(_, label)] = pairs(student.run(load_libsvm, mixed.encode(), 8), 1, "batches")
        if numbers(label).numel() != 8:  # their values are judged in test_real_labels
            raise Mismatch(f"the labels of a batch of 8 examples were {show(label)}")


def save_files(names, x, y, x_form, y_form, stem):
    """Save data in some form, row names reversed, to the files STEM-x.npy and STEM-y.npy, and say what is there."""
    import os

    import pandas as pd

    table = pd.DataFrame(x, columns=[f"pixel{number}" for number in range(1, x.shape[1] + 1)], index=range(len(x))[::-1])
    strings = pd.Series([str(label) for label in y], name="class", index=table.index)
    labels = {
        "numbers": y,
        "strings": np.array([str(label) for label in y]),
        "objects": np.array([str(label) for label in y], dtype=object),
        "number series": pd.Series(y, index=table.index),
        "string series": strings,
        "categories": strings.astype("category"),
    }[y_form]
    names.save_memmap({"array": x, "frame": table}[x_form], labels, f"{stem}-x.npy", f"{stem}-y.npy")
    return [os.path.isfile(f"{stem}-{which}.npy") for which in "xy"]


def read_files(names, stem, shape):
    """Open the files as a dataset and read all of it."""
    ds = names.MemmapedSimpleDataset(f"{stem}-x.npy", f"{stem}-y.npy", shape)
    return [ds[index] for index in range(min(len(ds), 5000))]


def read_beside_another(names, stems, shapes):
    """Open several datasets, then read them in turn."""
    opened = [
        names.MemmapedSimpleDataset(f"{stem}-x.npy", f"{stem}-y.npy", shape) for stem, shape in zip(stems, shapes, strict=True)
    ]
    return [[ds[index] for index in range(min(len(ds), 5000))] for ds in opened]


def change_file(names, stem, shape):
    """Read the first and the last row, set the second half of the file to 0, and read them again."""
    import os

    ds = names.MemmapedSimpleDataset(f"{stem}-x.npy", f"{stem}-y.npy", shape)
    before = [ds[0], ds[shape[0] - 1]]
    before = [torch.as_tensor(x).clone() for x, _ in before]
    size = os.path.getsize(f"{stem}-x.npy")
    with open(f"{stem}-x.npy", "r+b") as file:
        file.seek(size // 2)
        file.write(bytes(size - size // 2))
    return {"before": before, "after": [ds[0][0], ds[shape[0] - 1][0]]}


def write_into_result(names, stem, shape, number, write):
    """Read an example, perhaps write into its tensors, read it again, and report the files before and after."""

    def contents():
        found = []
        for which in "xy":
            with open(f"{stem}-{which}.npy", "rb") as file:
                found.append(file.read())
        return found

    before = contents()
    ds = names.MemmapedSimpleDataset(f"{stem}-x.npy", f"{stem}-y.npy", shape)
    for part in ds[number]:
        if write and isinstance(part, torch.Tensor):
            part.fill_(11)
    return {"again": ds[number], "before": before, "after": contents()}


def measure_memory(names, small, small_shape, stem, shape):
    """Open a large file and read one row; report the most bytes that Python and numpy held, and all that torch allocated."""
    import os
    import tracemalloc

    mapped, map_file = [], torch.from_file

    def noted(*args, **kwargs):
        tensor = map_file(*args, **kwargs)
        mapped.append(tensor.untyped_storage().nbytes())
        return tensor

    def read_row(stem, shape, row):
        ds = names.MemmapedSimpleDataset(f"{stem}-x.npy", f"{stem}-y.npy", shape)
        return ds[row]

    read_row(small, small_shape, 0)  # what is set up once in a process counts for nothing
    torch.from_file = noted  # the profiler takes a file that is only mapped for memory
    tracemalloc.start()
    with torch.autograd.profiler.profile(profile_memory=True) as profile:
        item = read_row(stem, shape, shape[0] // 2)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    events = [event.nbytes() for event in profile.kineto_results.events() if event.name() == "[memory]"]
    allocated = sum(size for size in events if size > 0 and size not in mapped)
    rough = [float(f"{number:.1e}") for number in (peak, allocated)]  # the last digits are chance
    return {"numpy": rough[0], "torch": rough[1], "size": os.path.getsize(f"{stem}-x.npy"), "item": item}


def load_with_workers(names, stem, shape):
    ds = names.MemmapedSimpleDataset(f"{stem}-x.npy", f"{stem}-y.npy", shape)
    return list(torch.utils.data.DataLoader(ds, batch_size=16, num_workers=2))


def pickle_dataset(names, stem, shape, number):
    """Pickle a dataset that was just made, and read an example from the copy."""
    import pickle

    ds = names.MemmapedSimpleDataset(f"{stem}-x.npy", f"{stem}-y.npy", shape)
    content = pickle.dumps(ds)
    return {"size": len(content), "item": pickle.loads(content)[number]}


def save(student, rng, shape, x_form="array", y_form="numbers", dtype=np.float64):
    """Let the student save fresh data; return the beginning of the files' names, the pictures and the labels."""
    x, y = pixels(rng, *shape, dtype), digits(rng, shape[0])
    stem = f"saved-{int(torch.randint(10**12, (), generator=rng))}"
    there = student.run(save_files, x, y, x_form, y_form, stem)
    if there != [True, True]:
        raise Mismatch("save_memmap did not write both x_path and y_path, under exactly these names")
    return stem, x, y


@exercise("memmap_dataset")
class TestMemmapDataset:
    @points(2, hint="read with the type and shape that were written; a header, as np.save writes it, shifts all values")
    def test_values(self, student, rng):
        """Pictures and labels come back as they were saved, in their order, from several files at a time."""
        shapes = [(9, 6), (14, 3), (5, 25)]
        saved = [
            save(student, rng, shape, dtype=dtype)
            for shape, dtype in zip(shapes, (np.uint8, np.int64, np.float64), strict=True)
        ]
        found = student.run(read_beside_another, [stem for stem, _, _ in saved], shapes)
        for items, (_, x, y) in zip(found, saved, strict=True):
            assert_inputs(items, x)
            assert_targets(items, y)

    @points(2, hint="make arrays of the DataFrame and of the Series, and whole numbers of the strings, before you write them")
    def test_frame_with_string_labels(self, student, rng):
        """A DataFrame, whatever its rows are called, and labels that are strings work, as OpenML delivers them."""
        forms = (("frame", "categories"), ("frame", "string series"), ("frame", "number series"), ("array", "objects"))
        for x_form, y_form in (*forms, ("array", "strings")):
            stem, x, y = save(student, rng, (11, 8), x_form, y_form)
            items = student.run(read_files, stem, (11, 8))
            assert_inputs(items, x)
            assert_targets(items, y)

    @points(1, hint="torch.tensor(…, dtype=torch.float32) for the picture, dtype=torch.int64 for the label")
    def test_types(self, student, rng):
        """An example is a float32 tensor of shape (D,) and an int64 tensor without axes."""
        stem, _, _ = save(student, rng, (6, 10))
        assert_types(student.run(read_files, stem, (6, 10)), 6, 10)

    @points(2, hint="keep no copy of the data, and none of the rows that were read: read a row in __getitem__")
    def test_reads_from_disk(self, student, rng):
        """A picture is read from the disk when it is asked for: what changes in the file later is seen."""
        stem, x, _ = save(student, rng, (40, 12))
        before, after = fields(student.run(change_file, stem, (40, 12)), "before", "after")
        expected = torch.as_tensor(x[[0, -1]])
        before, after = (
            torch.stack([numbers(row) for row in (found if isinstance(found, list) and len(found) == 2 else [None, None])])
            for found in (before, after)
        )
        assert_close(before, expected, rtol=1e-6, atol=1e-4)
        # Which half of the numbers is gone depends on the format: all of the last row, or some columns of all rows.
        assert_close(after, torch.where(after.abs() < 1e-4, 0, expected), rtol=1e-6, atol=1e-4)
        # A row whose pixels in that half were 0 from the beginning: 1 / 256**6 < 1e-14.
        assert not torch.equal(after[1], before[1]), "the last row was still the same when half of the file was set to 0"

    @points(
        2, hint="np.fromfile, np.array(memmap), torch.tensor(memmap) and memmap.astype(…) copy the whole file: take one row"
    )
    def test_memory(self, student, rng):
        """Opening a large file and reading one row takes far less memory than the file has bytes."""
        shape = (4000, 784)
        stem, x, _ = save(student, rng, shape, dtype=np.uint8)
        small, _, _ = save(student, rng, (4, 3))
        seen = student.run(measure_memory, small, (4, 3), stem, shape)
        peak, allocated, size, item = fields(seen, "numpy", "torch", "size", "item")
        assert_inputs([item], x[2000:2001])
        size = min(as_number(size), 8 * x.size)
        for number in (peak, allocated):
            share = as_number(number) / size
            assert share < 0.25, f"opening the file and reading one row took {share:.0%} of the file's size in memory"

    @points(1, hint="open the files with mode 'r': 'w+' empties them")
    def test_files_stay(self, student, rng):
        """Opening and reading leave the files as they were."""
        stem, x, _ = save(student, rng, (15, 9))
        before, after, again = fields(student.run(write_into_result, stem, (15, 9), 13, False), "before", "after", "again")
        assert_inputs([again], x[13:14])
        assert before == after, "the files had other bytes after they were read"

    @points(1, hint="return tensors of their own: torch.tensor(…) copies, torch.from_numpy(…) shares the file's memory")
    def test_tensors_are_copies(self, student, rng):
        """Who writes into a tensor changes neither the files nor what is read next."""
        stem, x, y = save(student, rng, (15, 9), dtype=np.float32)
        before, after, again = fields(student.run(write_into_result, stem, (15, 9), 12, True), "before", "after", "again")
        assert_inputs([again], x[12:13])
        assert_targets([again], y[12:13])
        assert before == after, "writing into the tensors of ds[i] changed the files"

    @points(1, hint="let each process open the files by itself, and share no position in an open file")
    def test_workers(self, student, rng):
        """A DataLoader with two processes delivers all examples in their order."""
        stem, x, y = save(student, rng, (150, 7))
        batches = student.run(load_with_workers, stem, (150, 7))
        for (rows, labels), start in zip(pairs(batches, 10, "batches"), range(0, 150, 16), strict=True):
            assert_close(rows, torch.as_tensor(x[start : start + 16]).float(), rtol=1e-6, atol=1e-4, any_float=True)
            assert_close(numbers(labels), torch.as_tensor(y[start : start + 16]).double())

    @points(1, hint="keep paths and shape in self, and no np.memmap: its pickle holds all the numbers of the file")
    def test_pickle(self, student, rng):
        """A pickle of the dataset is small, and its copy reads the same examples."""
        stem, x, y = save(student, rng, (500, 784), dtype=np.uint8)
        size, item = fields(student.run(pickle_dataset, stem, (500, 784), 321), "size", "item")
        assert_inputs([item], x[321:322])
        assert_targets([item], y[321:322])
        assert as_number(size) < 100_000, f"pickle.dumps(ds) has {show(size)} bytes, where less than 100000 are allowed"


def go_through(names, arrays, batch_size, is_train, epochs):
    """Go through the batches of the arrays several times."""
    import itertools

    batches = names.load_array(arrays, batch_size, is_train)
    return [list(itertools.islice(batches, 1000)) for _ in range(epochs)]


def count_batches(names, arrays, batch_size, is_train):
    batches = names.load_array(arrays, batch_size, is_train)
    return len(batches), [sum(1 for _ in batches) for _ in range(3)]


def columns(batches, arrays, again):
    """Return what all batches of an epoch hold of each array, and the sizes of the batches. `again`: not the first epoch."""
    for batch in batches:
        if not isinstance(batch, list | tuple) or len(batch) != len(arrays):
            raise Mismatch(f"a batch was {show(batch)}, expected {len(arrays)} tensor(s) in a list or tuple")
        for part, array in zip(batch, arrays, strict=True):
            if not isinstance(part, torch.Tensor) or part.shape[1:] != array.shape[1:] or part.dtype != array.dtype:
                raise Mismatch(f"a part of a batch was {kind(part)}; the array was {kind(array)}")
            if part.dim() == 0 or len(part) != len(batch[0]):
                raise Mismatch(f"a part of a batch was {kind(part)}, beside {kind(batch[0])}")
    if not batches:
        raise Mismatch(f"there was no batch{' when one went through the result once more' if again else ''}")
    return [torch.cat(parts) for parts in zip(*batches, strict=True)], [len(batch[0]) for batch in batches]


def epochs_of(student, arrays, batch_size, is_train, epochs=1):
    found = student.run(go_through, arrays, batch_size, is_train, epochs)
    if not isinstance(found, list) or len(found) != epochs:
        raise Mismatch("something in the notebook answered in place of the check's own code")
    return [columns(batches, arrays, number > 0) for number, batches in enumerate(found)]


def assert_sizes(sizes, number, batch_size):
    expected = [min(batch_size, number - start) for start in range(0, number, batch_size)]
    assert sizes == expected, f"{number} examples in batches of {batch_size}: the sizes were {show(sizes)}"


@exercise("data_loader")
class TestDataLoader:
    @points(2, hint="a DataLoader with shuffle=False keeps the order; drop_last stays False")
    def test_order(self, student, rng):
        """With is_train=False the rows come in their order, and the last batch holds what is left."""
        for number, batch_size in ((23, 5), (12, 4), (3, 10)):
            arrays = (torch.randn(number, 3, generator=rng), torch.randint(0, 9, (number, 1), generator=rng))
            [(found, sizes)] = epochs_of(student, arrays, batch_size, False)
            assert_sizes(sizes, number, batch_size)
            for part, array in zip(found, arrays, strict=True):
                assert_close(part, array)

    @points(1, hint="TensorDataset(*arrays) takes any number of tensors: mind the star")
    def test_any_arrays(self, student, rng):
        """One, two or three tensors of any type and any number of axes are batched, given as a tuple or a list."""
        one, two = torch.randn(9, 2, 3, generator=rng, dtype=torch.float64), torch.randint(0, 99, (9,), generator=rng)
        for arrays in ((one,), [two, one], (one, two, two.to(torch.uint8))):
            [(found, sizes)] = epochs_of(student, arrays, 4, False)
            assert_sizes(sizes, 9, 4)
            for part, array in zip(found, arrays, strict=True):
                assert_close(part, array)

    @points(2, hint="shuffle the numbers of the rows once, and take the same rows of all arrays")
    def test_rows_stay_together(self, student, rng):
        """With is_train=True every example comes once in an epoch, and its parts stay together."""
        names = torch.randperm(1000, generator=rng)[:37]
        arrays = (torch.stack([names, -names], 1).float(), names)
        for (X, y), sizes in epochs_of(student, arrays, 8, True, epochs=2):
            assert_sizes(sizes, 37, 8)
            assert_close(y.sort().values, names.sort().values)
            assert_close(X, torch.stack([y, -y], 1).float())

    @points(1, hint="shuffle with is_train=True, and anew whenever a `for` begins: DataLoader does so with shuffle=True")
    def test_shuffled_anew(self, student, rng):
        """With is_train=True each epoch has an order of its own."""
        first = int(torch.randint(1000, (), generator=rng))
        arrays = (torch.arange(first, first + 150), torch.arange(150))
        orders = [found[0] for found, _ in epochs_of(student, arrays, 10, True, epochs=3)]
        for order in orders:
            assert_close(order.sort().values, arrays[0])
            # The first batch holds the first 10 of 150 rows with a probability of 1 / C(150, 10) < 1e-15.
            assert order[:10].max() > first + 9, "with is_train=True the first batch still held the first rows"
        # Whole batches that change places are no shuffle: their rows keep their neighbours. By chance 75 do: below 1e-100.
        neighbours = (orders[0].diff() == 1).sum()
        assert neighbours < 75, "most rows still came right after their old neighbour"
        assert not any(torch.equal(*two) for two in itertools.pairwise(orders)), "two epochs had the same order"

    @points(1, hint="return a DataLoader or an object with __iter__ and __len__; a generator can be used only once")
    def test_again_and_again(self, student, rng):
        """One can go through the batches as often as one likes, and len is their number."""
        arrays = (torch.randn(21, 2, generator=rng), torch.randn(21, generator=rng))
        for is_train in (False, True):
            seen = student.run(count_batches, arrays, 6, is_train)
            assert seen == (4, [4, 4, 4]), f"21 examples in batches of 6: len and three times the number were {show(seen)}"
