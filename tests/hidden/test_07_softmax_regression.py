"""Hidden checks of 07_softmax_regression. Files are written in the worker's scratch folder; their contents come from here.

Where a random order is judged, the chance of a false failure is below 1e-14: see the comments.
"""

import itertools

import numpy as np
import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, as_number, assert_close, fields, show

# --- softmax_ce_accuracy -------------------------------------------------------------------------------------------


def softmax_twice(names, x):
    """Call softmax, and return the input as well."""
    return {"out": names.softmax(x), "after": x}


def losses_and_gradient(names, logits, y, weights):
    """Return the losses and the gradient of their weighted sum, or None where there is none."""
    logits.requires_grad_()
    losses = names.cross_entropy(logits, y)
    if isinstance(losses, torch.Tensor) and losses.requires_grad:
        (losses * weights).sum().backward()
    return {"losses": losses, "gradient": logits.grad}


def evaluate(names, x, y, sizes, form, kind):
    """Evaluate a net that gives its input as scores, and the reverse in training mode; report how it was run.

    The kinds are "function", "module", which is in evaluation mode already, and "training", a module in training mode.
    """
    seen = []

    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.scale = torch.nn.Parameter(torch.ones(()))

        def forward(self, X):
            out = (X.flip(1) if self.training else X) * self.scale
            seen.append([self.training, out.requires_grad])
            return out

    net = Net().train(kind == "training")
    if kind == "function":
        net = net.forward
    loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), batch_size=sizes[0])
    batches = list(zip(x.split(sizes), y.split(sizes), strict=True)) if form != "loader" else loader
    value = names.evaluate_accuracy(net, iter(batches) if form == "generator" else batches)
    return {"value": value, "seen": seen}


def scores(rng, rows, columns, right):
    """Return scores without ties, some rows all negative, and classes such that so many of the first rows are right."""
    order = torch.stack([torch.randperm(columns, generator=rng) for _ in range(rows)]) / 10
    x = order - torch.randint(0, 3, (rows, 1), generator=rng)
    y = (x.argmax(1) + (torch.arange(rows) >= right) * torch.randint(1, columns, (rows,), generator=rng)) % columns
    return x, y


def shuffle(rng, *tensors):
    order = torch.randperm(len(tensors[0]), generator=rng)
    return [tensor[order] for tensor in tensors]


def extreme(rng, rows):
    """Return rows of 1000, 0 and -1000 in every order."""
    return torch.stack([torch.tensor([1000.0, 0.0, -1000.0])[torch.randperm(3, generator=rng)] for _ in range(rows)])


def evaluated(student, rng, form="list", kind="module", sizes=(6, 6, 2)):
    """Evaluate 5 right of 6, then 1 right in every other batch; return the share, the expected one, and how it was run."""
    parts = [shuffle(rng, *scores(rng, size, 4, 1 if number else size - 1)) for number, size in enumerate(sizes)]
    x, y = (torch.cat(each) for each in zip(*parts, strict=True))
    value, seen = fields(student.run(evaluate, x, y, list(sizes), form, kind), "value", "seen")
    student.last_call = "evaluate_accuracy(net, data_iter)"
    if not isinstance(seen, list) or not all(isinstance(each, list) and len(each) == 2 for each in seen):
        raise Mismatch("something in the notebook answered in place of the check's own code")
    if not seen:
        raise Mismatch("net was not called at all")
    return value, (sizes[0] - 2 + len(sizes)) / sum(sizes), seen


@exercise("softmax_ce_accuracy", together=True)
class TestSoftmax:
    @points(2, hint="e to the power of each score, divided by the sum of its row: sum(dim=1, keepdim=True)")
    def test_probabilities(self, student, rng):
        """Each row of scores becomes the probabilities of that row."""
        for shape in ((5, 3), (3, 7), (1, 4), (4, 4)):
            x = torch.randn(*shape, generator=rng) * 3
            assert_close(student.softmax(x), x.double().softmax(1).float(), rtol=1e-5, atol=1e-7)

    @points(2, hint="subtract from each row its own largest score before you take the exponential")
    def test_no_overflow(self, student, rng):
        """Large scores do not overflow, and no row suffers from what stands in another one."""
        far = torch.randn(6, 4, generator=rng) + torch.tensor([1000.0, -1000.0, 100.0, -100.0, 500.0, 0.0])[:, None]
        for x in (extreme(rng, 5), far):
            assert_close(student.softmax(x), x.double().softmax(1).float(), rtol=1e-5, atol=1e-7)

    @points(1, hint="make new tensors: X -= … changes the tensor of the caller, X - … does not")
    def test_input_and_type(self, student, rng):
        """The result has the type of X, and X stays as it was."""
        for dtype in (torch.float64, torch.float32):
            x = torch.randn(4, 3, generator=rng, dtype=dtype)
            out, after = fields(student.run(softmax_twice, x), "out", "after")
            student.last_call = f"softmax(<{str(dtype)[6:]} tensor of shape (4, 3)>)"
            assert_close(out, x.softmax(1), rtol=1e-5, atol=1e-7)
            if not isinstance(after, torch.Tensor) or not torch.equal(after, x):
                raise Mismatch("softmax changed the tensor X that it was given")


@exercise("softmax_ce_accuracy", together=True)
class TestCrossEntropy:
    @points(2, hint="log of the sum of e**score in the row, minus the score of the right class; take the scores as they are")
    def test_losses(self, student, rng):
        """Each example has its own loss: minus the logarithm of the probability of its right class."""
        for rows, columns in ((6, 4), (3, 10), (1, 3), (5, 2)):
            x = torch.randn(rows, columns, generator=rng) * 4
            y = torch.randint(0, columns, (rows,), generator=rng)
            expected = -x.double().log_softmax(1)[torch.arange(rows), y]
            assert_close(student.cross_entropy(x, y), expected, rtol=1e-5, atol=1e-5, any_float=True)

    @points(2, hint="log(softmax) is log(0) here: compute log-sum-exp minus the score; log(p + 1e-9) is finite but wrong")
    def test_large_scores(self, student, rng):
        """The loss is right and finite for scores of 1000, 0 and -1000."""
        x, y = extreme(rng, 12), torch.arange(12) % 3
        expected = -x.double().log_softmax(1)[torch.arange(12), y]
        assert_close(student.cross_entropy(x, y), expected, rtol=1e-5, atol=1e-3, any_float=True)

    @points(2, hint="compute with logits itself, in torch: detach(), .item() and numpy cut the loss off; log(0) gives nan")
    def test_gradient(self, student, rng):
        """The gradient of a loss is softmax minus 1 at the right class, and finite also for scores of ±1000."""
        for x in (torch.randn(7, 5, generator=rng) * 3, extreme(rng, 12)):
            y = torch.arange(len(x)) % x.shape[1]
            weights = torch.rand(len(x), generator=rng) + 0.5
            seen = student.run(losses_and_gradient, x, y, weights)
            losses, gradient = fields(seen, "losses", "gradient")
            student.last_call = "cross_entropy(logits, y)"
            if gradient is None:
                raise Mismatch(f"the loss {show(losses)} has no gradient with respect to the scores")
            student.last_call = "the gradient of cross_entropy(logits, y)"
            expected = (x.double().softmax(1) - torch.nn.functional.one_hot(y, x.shape[1])) * weights[:, None]
            assert_close(gradient, expected.float(), rtol=1e-4, atol=1e-5)


@exercise("softmax_ce_accuracy", together=True)
class TestAccuracy:
    @points(2, hint="count where y_hat.argmax(dim=1) equals y; do not divide by the number of examples")
    def test_number_of_right_answers(self, student, rng):
        """accuracy returns how many answers are right: the largest score of the row is that of the right class."""
        for rows, columns, right in ((13, 4, 5), (6, 9, 2), (8, 3, 8), (5, 5, 0), (1, 3, 1)):
            x, y = shuffle(rng, *scores(rng, rows, columns, right))
            assert_close(student.accuracy(x, y), right)

    @points(2, hint="add up the right answers and the examples of all batches, and divide once; the last batch may be smaller")
    def test_share_in_all_batches(self, student, rng):
        """evaluate_accuracy returns the share in all batches together, of different sizes, from 0 to 1."""
        for sizes in ((6, 6, 2), (4, 1), (7,), (3, 5, 2, 9)):
            value, expected, _ = evaluated(student, rng, sizes=sizes)
            assert_close(value, expected, atol=1e-5)

    @points(1, hint="use nothing of data_iter but a for loop, and go through it once; a function has no eval()")
    def test_any_net_and_batches(self, student, rng):
        """net may be a module or a function, and the batches may come from a list, a generator or a DataLoader."""
        for form, kind in itertools.product(("list", "generator", "loader"), ("module", "function")):
            value, expected, _ = evaluated(student, rng, form, kind, (5, 5, 5))
            assert_close(value, expected, atol=1e-5)

    @points(1, hint="call net.eval() first, if net is an nn.Module")
    def test_evaluation_mode(self, student, rng):
        """A module is used in evaluation mode."""
        value, expected, seen = evaluated(student, rng, kind="training")
        assert not any(training for training, _ in seen), "the net was in training mode when it was called"
        assert_close(value, expected, atol=1e-5)

    @points(1, hint="put the loop into a block `with torch.no_grad():`")
    def test_no_gradients(self, student, rng):
        """No gradients are recorded."""
        value, _, seen = evaluated(student, rng)
        assert not any(recorded for _, recorded in seen), "the scores that net returned were recorded for gradients"
        as_number(value)


# --- fashion_mnist -------------------------------------------------------------------------------------------------

NAMES = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"]


def load(names, files, batch_size, resize, epochs, there):
    """Write the files, or only when torchvision is asked to download them; go through both parts several times."""
    import itertools
    import os
    import tempfile

    from torchvision import datasets

    root = os.path.join(tempfile.mkdtemp(dir=os.getcwd()), "clothes")
    folder = os.path.join(root, "FashionMNIST", "raw")

    def write():
        os.makedirs(folder, exist_ok=True)
        for name, content in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)

    def download(self):
        if os.path.realpath(self.raw_folder) != os.path.realpath(folder):
            raise RuntimeError(f"FashionMNIST was given the folder {str(self.root)!r}, which is not root")
        write()

    if there:
        write()
    datasets.MNIST.download = download
    parts = names.load_data_fashion_mnist(batch_size, resize, root)
    if not isinstance(parts, list | tuple) or len(parts) != 2:
        return {"train": None, "test": None}
    found = [[list(itertools.islice(part, 1000)) for _ in range(epochs)] for part in parts]
    return {"train": found[0], "test": found[1]}


def idx(array):
    """Return the content of an IDX file with these bytes."""
    sizes = b"".join(size.to_bytes(4, "big") for size in array.shape)
    return bytes([0, 0, 8, array.dim()]) + sizes + array.numpy().tobytes()


def clothes(rng, number):
    """Return pictures of 4 x 4 blocks, in each of which every pixel is the same, and labels. The first block is a number."""
    blocks = torch.randint(0, 256, (number, 4, 4), generator=rng, dtype=torch.uint8)
    blocks[:, 0, 0] = torch.arange(number) * (255 // number)
    blocks[:, 3, 3], blocks[:, 2, 3] = 255, 0
    labels = torch.randint(0, 10, (number,), generator=rng)
    return blocks.repeat_interleave(7, 1).repeat_interleave(7, 2), labels


def loaded(student, rng, batch_size, resize=None, epochs=1, there=True, sizes=(48, 24)):
    """Let the student load fresh data; return the epochs of both parts, as (X, y, sizes of batches), and the data."""
    data = [clothes(rng, number) for number in sizes]
    files = {}
    for name, (pictures, labels) in zip(("train", "t10k"), data, strict=True):
        files[f"{name}-images-idx3-ubyte"], files[f"{name}-labels-idx1-ubyte"] = idx(pictures), idx(labels.to(torch.uint8))
    seen = student.run(load, files, batch_size, resize, epochs, there)
    train, test = fields(seen, "train", "test")
    student.last_call = f"load_data_fashion_mnist({batch_size}, {resize}, root)"
    if not isinstance(train, list) or not isinstance(test, list) or not len(train) == len(test) == epochs:
        raise Mismatch("it did not return a pair (train_iter, test_iter)")
    size = resize or 28
    return [[columns(epoch, name, size) for epoch in part] for name, part in (("train", train), ("test", test))], data


def columns(batches, name, size):
    """Return all X and all y of an epoch, and the sizes of the batches."""
    for batch in batches if isinstance(batches, list) else []:
        if not isinstance(batch, list | tuple) or len(batch) != 2 or not all(isinstance(each, torch.Tensor) for each in batch):
            raise Mismatch(f"a batch of {name}_iter was {show(batch)}, expected a pair of tensors (X, y)")
        X, y = batch
        if X.dtype != torch.float32 or X.shape[1:] != (1, size, size) or not X.numel():
            raise Mismatch(f"X in {name}_iter is {kind(X)}, expected a float32 tensor of shape (n, 1, {size}, {size})")
        if y.dtype != torch.int64 or y.shape != X.shape[:1]:
            raise Mismatch(f"y in {name}_iter is {kind(y)}, expected an int64 tensor of shape ({len(X)},)")
        if not (X.min() >= -0.1 and X.max() <= 1.1):  # an interpolation may go a little too far
            low, high = show(X.min().item()), show(X.max().item())
            raise Mismatch(f"the numbers in X of {name}_iter go from {low} to {high}, expected 0 to 1")
    if not batches:
        raise Mismatch(f"{name}_iter gave no batch; if that was in a second epoch: a generator can be used only once")
    X, y = (torch.cat(parts) for parts in zip(*batches, strict=True))
    return X, y, [len(batch[1]) for batch in batches]


def kind(tensor):
    return f"a tensor of {str(tensor.dtype).removeprefix('torch.')} of shape {tuple(tensor.shape)}"


def numbers_of(X, number):
    """Return which pictures these are, from their first block."""
    place = X.shape[-1] // 8
    return (X[:, 0, place, place] * 255 / (255 // number)).round().long()


def assert_each_once(X, number, name):
    found = numbers_of(X, number).tolist()
    if sorted(found) != list(range(number)):
        there = len(set(found) & set(range(number)))
        raise Mismatch(f"{name}_iter gave {len(found)} pictures, among them {there} of the {number} of its part")


@exercise("fashion_mnist")
class TestLabels:
    @points(1, hint="look up each number in a list of ten names; int(label) works for numbers and tensors")
    def test_names(self, student, rng):
        """get_fashion_mnist_labels returns a list with the name for each number."""
        for labels in (torch.randint(0, 10, (7,), generator=rng), torch.randperm(10, generator=rng).tolist(), [3]):
            found = student.get_fashion_mnist_labels(labels)
            if not isinstance(found, list | tuple) or not all(isinstance(each, str) for each in found):
                raise Mismatch(f"got {show(found)}, expected a list of {len(labels)} texts")
            expected = [NAMES[int(label)] for label in labels]
            if [each.strip().lower().removesuffix("/top") for each in found] != expected:
                raise Mismatch(f"got {found[:10]}, expected the names of {show(labels)}: {expected}")


@exercise("fashion_mnist")
class TestLoad:
    @points(2, hint="train=False gives the test part; ToTensor divides by 255; the label is a whole number already")
    def test_test_part(self, student, rng):
        """test_iter gives the pictures and labels of the test part in their order, numbers from 0 to 1."""
        for batch_size in (8, 12):
            (_, [(X, y, _)]), (_, (pictures, labels)) = loaded(student, rng, batch_size)
            assert_each_once(X, 24, "test")
            assert_close(X, pictures[:, None].float() / 255, atol=1e-5)
            assert_close(y, labels)

    @points(2, hint="train=True gives the training part; transform the pictures, and leave the labels with them")
    def test_training_part(self, student, rng):
        """train_iter gives each picture of the training part once, with its label."""
        ([(X, y, _)], _), ((pictures, labels), _) = loaded(student, rng, 8)
        assert_each_once(X, 48, "train")
        order = numbers_of(X, 48)
        assert_close(X, pictures[order, None].float() / 255, atol=1e-5)
        assert_close(y, labels[order])

    @points(1, hint="give batch_size to both DataLoaders; drop_last stays False")
    def test_batches(self, student, rng):
        """All batches have batch_size examples, except for the last one."""
        for batch_size in (10, 7):
            parts, _ = loaded(student, rng, batch_size, sizes=(53, 23))
            for name, [(_, _, sizes)], number in zip(("train", "test"), parts, (53, 23), strict=True):
                expected = [min(batch_size, number - start) for start in range(0, number, batch_size)]
                assert sizes == expected, f"{number} examples: the batches of {name}_iter had the sizes {show(sizes)}"

    @points(1, hint="shuffle=True for the training part, and False for the test part")
    def test_order(self, student, rng):
        """train_iter has a new random order in each epoch, test_iter always the same."""
        (train, test), _ = loaded(student, rng, 10, epochs=3, sizes=(150, 30))
        orders = [numbers_of(X, 150) for X, _, _ in train]
        for order in orders:
            # The first batch holds the first 10 of 150 pictures with a probability of 1 / C(150, 10) < 1e-14.
            assert sorted(order[:10].tolist()) != list(range(10)), "the first batch of train_iter held the first pictures"
        assert not any(torch.equal(*two) for two in itertools.pairwise(orders)), "two epochs had the same order"
        for X, _, _ in test:
            assert torch.equal(numbers_of(X, 30), torch.arange(30)), "test_iter did not keep the order of the file"

    @points(2, hint="transforms.Resize(resize) belongs into the Compose, if resize is given; it scales, and cuts nothing off")
    def test_resize(self, student, rng):
        """With resize, whole pictures are scaled to that height and width, in both parts."""
        for size in (24, 42):
            parts, data = loaded(student, rng, 3, size, sizes=(15, 9))
            for name, [(X, _, _)], (pictures, _) in zip(("train", "test"), parts, data, strict=True):
                middle = [int((block + 0.5) * size / 4) for block in range(4)]
                assert_each_once(X, len(pictures), name)
                blocks = pictures[numbers_of(X, len(pictures)), 3::7, 3::7].float() / 255
                # In the middle of a block, every pixel that an interpolation looks at is the same.
                assert_close(X[:, 0, middle][:, :, middle], blocks, atol=0.03)

    @points(1, hint="FashionMNIST(root, …, download=True) downloads what is missing, and nothing else")
    def test_download(self, student, rng):
        """Files that are missing are downloaded to root."""
        parts, _ = loaded(student, rng, 8, there=False)
        for name, [(X, _, _)], number in zip(("train", "test"), parts, (48, 24), strict=True):
            assert_each_once(X, number, name)


def draw_images(names, imgs, rows, columns, titles, as_list):
    """Call show_images; report what is in the Axes of all figures that it makes."""
    import matplotlib.figure
    import matplotlib.pyplot as plt

    figures = []
    make = matplotlib.figure.Figure.__init__

    def remember(self, *args, **kwargs):
        make(self, *args, **kwargs)
        figures.append(self)

    def look(ax):
        place = ax.get_position(original=True)
        arrays = [np.ma.filled(np.ma.asarray(image.get_array(), dtype=float), np.nan) for image in ax.images[:3]]
        top_down = ax.get_ylim()[0] > ax.get_ylim()[1]
        return {
            "pictures": [np.ascontiguousarray(array if top_down else array[::-1]) for array in arrays],
            "titles": [ax.get_title(loc=side) for side in ("left", "center", "right")],
            "place": [(place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2],
        }

    plt.close("all")
    plt.show = lambda *args, **kwargs: None  # the Axes are looked at, not the picture
    matplotlib.figure.Figure.__init__ = remember
    if titles is None:
        names.show_images(list(imgs) if as_list else imgs, rows, columns)
    else:
        names.show_images(list(imgs) if as_list else imgs, rows, columns, titles)
    return {"axes": [[look(ax) for ax in figure.axes[:100]] for figure in figures[:10]]}


def shown(student, rng, rows, columns, number=None, titles=None, as_list=False):
    """Let the student draw; return the Axes with a picture, row by row, with their places, and the pictures."""
    number = rows * columns if number is None else number
    imgs = torch.rand(number, 5, 4, generator=rng)
    (figures,) = fields(student.run(draw_images, imgs, rows, columns, titles, as_list), "axes")
    student.last_call = f"show_images(imgs, {rows}, {columns}{'' if titles is None else ', titles'})"
    found = [[fields(ax, "pictures", "titles", "place") for ax in axes] for axes in figures]
    found = [[ax for ax in axes if isinstance(ax[0], list) and ax[0]] for axes in found]
    drawn = [axes for axes in found if axes]
    if len(drawn) != 1:
        raise Mismatch(f"pictures were drawn in {len(drawn)} figures, expected one")
    if len(drawn[0]) != number:
        raise Mismatch(f"there are {number} pictures, but {len(drawn[0])} Axes hold one")
    return sorted(drawn[0], key=lambda ax: (-round(as_number(ax[2][1]), 3), as_number(ax[2][0]))), imgs


def assert_pictures(axes, imgs):
    """The Axes, row by row, hold these pictures."""
    for number, (pictures, _, _) in enumerate(axes):
        array = pictures[-1]
        if isinstance(array, np.ndarray) and array.ndim == 3 and (array[..., :1] == array[..., :3]).all():
            array = array[..., 0]
        expected = imgs[number].double()
        if not isinstance(array, np.ndarray) or array.shape != expected.shape:
            raise Mismatch(f"imshow got {show(array)}, expected the {tuple(expected.shape)} numbers of a picture")
        if not np.allclose(array, expected, atol=1e-5):
            same = [other for other in range(len(imgs)) if np.allclose(array, imgs[other], atol=1e-5)]
            flipped = np.allclose(array[::-1], expected, atol=1e-5)
            told = f"imgs[{same[0]}]" if same else "upside down" if flipped else "a picture with other numbers than imgs has"
            raise Mismatch(f"where imgs[{number}] should be, counted row by row, is {told}")


def assert_grid(axes, rows, columns):
    """The Axes stand in so many rows and columns."""
    sizes = [len({round(as_number(place[axis]), 3) for _, _, place in axes}) for axis in (1, 0)]
    if sizes != [rows, columns]:
        raise Mismatch(f"the pictures stand in {sizes[0]} rows and {sizes[1]} columns, expected {rows} and {columns}")


@exercise("fashion_mnist")
class TestShowImages:
    @points(2, hint="plt.subplots(num_rows, num_cols) makes the Axes, axes.flat goes through them row by row, imshow draws")
    def test_grid(self, student, rng):
        """Each picture is drawn in its own Axes, row by row, upright and as it is."""
        for rows, columns in ((2, 3), (3, 2)):
            axes, imgs = shown(student, rng, rows, columns)
            assert_grid(axes, rows, columns)
            assert_pictures(axes, imgs)

    @points(1, hint="plt.subplots(1, 1) returns no array: squeeze=False makes it always return one with rows and columns")
    def test_one_row_or_column(self, student, rng):
        """One row, one column and one single picture work as well."""
        for rows, columns in ((1, 4), (3, 1), (1, 1)):
            axes, imgs = shown(student, rng, rows, columns)
            assert_grid(axes, rows, columns)
            assert_pictures(axes, imgs)

    @points(1, hint="go through imgs and not through the places; a list has no shape")
    def test_fewer_pictures(self, student, rng):
        """A list of pictures works, and there may be more places than pictures."""
        for rows, columns, number in ((2, 4, 6), (2, 2, 4), (3, 3, 7)):
            axes, imgs = shown(student, rng, rows, columns, number, as_list=True)
            assert_pictures(axes, imgs)

    @points(1, hint="ax.set_title(titles[i]) if titles is not None")
    def test_titles(self, student, rng):
        """Each picture has its own title above it, or none where no titles are given."""
        for rows, columns, number in ((2, 3, 6), (2, 2, 3)):
            titles = [f"piece {each}" for each in torch.randperm(1000, generator=rng)[:number].tolist()]
            for given in (titles, None):
                axes, imgs = shown(student, rng, rows, columns, number, given)
                assert_pictures(axes, imgs)
                found = ["".join(map(str, texts)).strip() if isinstance(texts, list) else "" for _, texts, _ in axes]
                expected = given or [""] * number
                if found != expected:
                    raise Mismatch(f"the titles are {found}, expected {expected}")


# --- train_loop ----------------------------------------------------------------------------------------------------


def accumulate(names, rounds, n):
    """Add several rounds of numbers, some of them as tensors; report all sums on the way."""
    acc, other = names.Accumulator(n), names.Accumulator(n)
    weight = torch.ones((), requires_grad=True)

    def sums(each):
        return [each[i] for i in range(n)]

    seen = {"begin": sums(acc)}
    for number, values in enumerate(rounds):
        acc.add(
            *[[value, torch.tensor(value), torch.tensor([value]) * weight][(number + i) % 3] for i, value in enumerate(values)]
        )
    seen["sums"] = sums(acc)
    acc.reset()
    seen["reset"] = sums(acc)
    acc.add(*rounds[0])
    return seen | {"after": sums(acc), "other": sums(other)}


def train_net(names, task, train, test, weights, loss_name, optimizer, settings, epochs=1, form="list"):
    """Train a linear net on batches, for one epoch or with curves; report what came back, how the net was run, and curves."""
    import matplotlib.figure
    import matplotlib.pyplot as plt

    calls, figures, made = [], [], []
    make = matplotlib.figure.Figure.__init__

    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.out = torch.nn.Linear(*weights.T.shape)

        def forward(self, X):
            calls.append([self.training, len(X)])
            return self.out(X)

    def remember(self, *args, **kwargs):
        make(self, *args, **kwargs)
        figures.append(self)

    def plain_loss(scores, y):
        return torch.nn.functional.cross_entropy(scores, y, reduction="none")

    def other_loss(scores, y):
        return 2 * plain_loss(scores, y) + scores.square().sum(1)

    def style(line):
        return str([getattr(line, f"get_{part}", str)() for part in ("color", "linestyle", "marker")])

    def handles(legends):
        return [style(handle) for legend in legends if legend for handle in legend.legend_handles]

    def look(ax):
        lines = [
            [np.asarray(part, dtype=float).reshape(-1)[:100].tolist() for part in line.get_data()] for line in ax.lines[:20]
        ]
        legend = [text.get_text() for text in ax.get_legend().get_texts()] if ax.get_legend() else []
        words = ax.get_ylabel() + ax.get_title() + ax.get_title(loc="left")
        styles = {"styles": [style(line) for line in ax.lines[:20]], "handles": handles([ax.get_legend()])}
        return {"lines": lines, "legend": legend, "words": words, **styles}

    def figure_legend(figure):
        return [text.get_text() for legend in figure.legends for text in legend.get_texts()]

    net = Net()
    with torch.no_grad():
        net.out.weight.copy_(weights)
        net.out.bias.zero_()
    sgd = getattr(torch.optim, optimizer)(net.parameters(), **settings)
    loss = {"plain": plain_loss, "other": other_loss}[loss_name]
    net.eval()
    if task == "epoch":
        result = names.train_epoch(net, iter(train) if form == "generator" else train, loss, sgd)
    else:
        plt.close("all")
        plt.show = lambda *args, **kwargs: None  # the curves are looked at, not the picture
        matplotlib.figure.Figure.__init__ = remember
        result = names.train(net, train, test, loss, epochs, sgd)
        made = [
            {"axes": [look(ax) for ax in each.axes[:20]], "legend": figure_legend(each), "handles": handles(each.legends)}
            for each in figures[-30:]
        ]
    if task != "epoch" and isinstance(result, list | tuple):
        result = [list(row) if isinstance(row, list | tuple) else row for row in result]
    return {"result": result, "weight": net.out.weight, "bias": net.out.bias, "calls": calls[:1000], "figures": made}


TRAIN_SIZES, TEST_SIZES = [7, 7, 3], [8, 5]  # no size is in both: so one sees which part the net was run on


def draw_training(rng):
    """Return batches to train and to test on, and weights to begin with, from which nearly all answers are wrong."""
    teacher = torch.randn(4, 5, generator=rng)
    parts = []
    for sizes in (TRAIN_SIZES, TEST_SIZES):
        x = torch.randn(sum(sizes), 5, generator=rng)
        y = (x @ teacher.T + torch.randn(len(x), 4, generator=rng)).argmax(1)
        parts.append(list(zip(x.split(sizes), y.split(sizes), strict=True)))
    return [*parts, torch.randn(4, 5, generator=rng) / 2 - teacher]


def calls_of(calls):
    """Return the calls of the net, each with its mode and the number of rows."""
    if not isinstance(calls, list) or not all(isinstance(call, list) and len(call) == 2 for call in calls):
        raise Mismatch("something in the notebook answered in place of the check's own code")
    return [(call[0] is True, as_number(call[1])) for call in calls]


def numbers(value, what, number):
    """Return so many numbers out of a tuple, list, tensor or array."""
    if isinstance(value, torch.Tensor | np.ndarray):
        value = list(value) if value.ndim else value
    if not isinstance(value, list | tuple) or len(value) != number:
        raise Mismatch(f"{what} was {show(value)}, expected {number} numbers")
    return [as_number(each) for each in value]


def one_epoch(student, solution, rng, loss="plain", optimizer="SGD", settings=None, form="list"):
    """Train for one epoch; return what came back, the net and its calls, and the same of the reference solution."""
    train, _, weights = draw_training(rng)
    settings = settings or {"lr": 0.5}
    seen = []
    for each in (student, solution):
        found = each.run(train_net, "epoch", train, None, weights, loss, optimizer, settings, 1, form)
        seen.append(fields(found, "result", "weight", "bias", "calls"))
    student.last_call = "train_epoch(net, train_iter, loss, optimizer)"
    return seen


def assert_same_steps(student, solution, rng, **options):
    """After the epoch, the net has the weights that the steps lead to."""
    (_, *found, _), (_, *expected, _) = one_epoch(student, solution, rng, **options)
    student.last_call = "the weights after train_epoch"
    for part, due in zip(found, expected, strict=True):
        assert_close(part, due, rtol=1e-3, atol=1e-4)


def history_of(student, solution, rng, epochs):
    """Train for some epochs; return the rows of both, the calls of the net, and the figures."""
    for _ in range(20):
        options = ("train", *draw_training(rng), "plain", "SGD", {"lr": 0.7}, epochs)
        expected = fields(solution.run(train_net, *options), "result", "calls", "figures")
        columns = list(zip(*expected[0], strict=True))
        if epochs == 1 or min(len(set(column)) for column in columns) > 1:  # both accuracies change: nearly always at once
            break
    seen = [fields(student.run(train_net, *options), "result", "calls", "figures"), expected]
    student.last_call = f"train(net, train_iter, test_iter, loss, {epochs}, optimizer)"
    return seen


@exercise("train_loop")
class TestAccumulator:
    @points(1, hint="add the first number to the first sum, and so on: a + b for a, b in zip(sums, numbers)")
    def test_sums(self, student, rng):
        """An Accumulator begins with zeros, and adds each number to its own sum."""
        for n in (3, 1, 4):
            rounds = (torch.randint(-40, 40, (4, n), generator=rng) / 8).tolist()
            begin, sums = fields(student.run(accumulate, rounds, n), "begin", "sums")
            student.last_call = f"Accumulator({n})"
            assert numbers(begin, "all sums in the beginning", n) == [0.0] * n, f"it begins with {show(begin)}"
            expected = [sum(column) for column in zip(*rounds, strict=True)]
            assert numbers(sums, "all sums", n) == expected, f"after adding {rounds} the sums are {show(sums)}"

    @points(1, hint="keep the sums in self, not in the class; reset sets each of them to 0")
    def test_reset(self, student, rng):
        """reset sets all sums to 0, one can go on then, and another Accumulator has sums of its own."""
        rounds = (torch.randint(1, 40, (3, 2), generator=rng) / 8).tolist()
        reset, after, other = fields(student.run(accumulate, rounds, 2), "reset", "after", "other")
        student.last_call = "Accumulator(2)"
        assert numbers(reset, "all sums", 2) == [0.0, 0.0], f"after reset() the sums are {show(reset)}"
        assert numbers(after, "all sums", 2) == rounds[0], f"after reset() and adding {rounds[0]} they are {show(after)}"
        assert numbers(other, "all sums", 2) == [0.0, 0.0], f"an Accumulator that was not used has the sums {show(other)}"

    @points(1, hint="take the number out of a tensor, with .item() or float(…), before you add it")
    def test_plain_numbers(self, student, rng):
        """The sums are Python numbers, also where tensors were added."""
        rounds = (torch.randint(-40, 40, (3, 3), generator=rng) / 8).tolist()
        (sums,) = fields(student.run(accumulate, rounds, 3), "sums")
        numbers(sums, "all sums", 3)
        if not isinstance(sums, list) or any(isinstance(each, torch.Tensor | np.ndarray) for each in sums):
            raise Mismatch(f"the sums are {show(sums)}, expected Python numbers")


@exercise("train_loop")
class TestTrainEpoch:
    @points(2, hint="for each batch: scores, mean of the losses, zero_grad, backward, step; gradients add up if not cleared")
    def test_steps(self, student, solution, rng):
        """One step is taken for each batch, along the gradient of the mean loss of that batch alone."""
        assert_same_steps(student, solution, rng)

    @points(1, hint="leave the step to the optimizer, and call nothing but its zero_grad and step")
    def test_any_optimizer(self, student, solution, rng):
        """The steps are those of the optimizer that was given, whichever it is."""
        assert_same_steps(student, solution, rng, optimizer="Adam", settings={"lr": 0.05})
        assert_same_steps(student, solution, rng, settings={"lr": 0.1, "momentum": 0.9, "weight_decay": 0.1})

    @points(2, hint="add up the losses, the right answers and the examples of all batches, and divide once in the end")
    def test_result(self, student, solution, rng):
        """It returns the mean loss and the accuracy over all examples, though the last batch is smaller."""
        for _ in range(2):
            (result, *_), (expected, *_) = one_epoch(student, solution, rng)
            found, due = (numbers(each, "the result", 2) for each in (result, expected))
            for name, value, right in zip(("loss", "accuracy"), found, due, strict=True):
                student.last_call = f"the {name} that train_epoch returned"
                assert_close(value, right, rtol=1e-3, atol=1e-3)

    @points(1, hint="call loss(scores, y), and nothing else, for the losses")
    def test_any_loss(self, student, solution, rng):
        """The loss is the one that was given, whichever it is."""
        options = {"loss": "other", "settings": {"lr": 0.05}}
        assert_same_steps(student, solution, rng, **options)
        (result, *_), (expected, *_) = one_epoch(student, solution, rng, **options)
        student.last_call = "the loss that train_epoch returned"
        assert_close(numbers(result, "the result", 2)[0], expected[0], rtol=1e-3)

    @points(1, hint="net.train() before the loop; keep the scores, and do not compute them again; go once through train_iter")
    def test_one_run_in_training_mode(self, student, solution, rng):
        """The net is in training mode and runs once for each batch, and the batches may come from a generator."""
        (_, _, _, calls), _ = one_epoch(student, solution, rng, form="generator")
        calls = calls_of(calls)
        assert all(training for training, _ in calls), "the net was in evaluation mode when it ran"
        sizes = [size for _, size in calls]
        assert sizes == TRAIN_SIZES, f"for batches of the sizes {TRAIN_SIZES} the net ran on {show(sizes)} rows"


@exercise("train_loop")
class TestTrain:
    @points(2, hint="in each epoch: train_epoch, then the accuracy on the test part, then one tuple into the list")
    def test_history(self, student, solution, rng):
        """It returns (train_loss, train_acc, test_acc) for each epoch."""
        for epochs in (3, 1):
            (result, *_), (expected, *_) = history_of(student, solution, rng, epochs)
            for row, due in zip(rows_of(result, epochs), rows_of(expected, epochs), strict=True):
                for name, value, right in zip(("train_loss", "train_acc", "test_acc"), row, due, strict=True):
                    student.last_call = f"{name} in the list that train returned"
                    assert_close(value, right, rtol=1e-3, atol=1e-3)

    @points(1, hint="evaluate_accuracy puts the net into evaluation mode, and train_epoch back into training mode")
    def test_modes(self, student, solution, rng):
        """The net is tested in evaluation mode, and trained in training mode, in every epoch."""
        (_, calls, _), _ = history_of(student, solution, rng, 3)
        trained = [size for training, size in calls_of(calls) if training]
        tested = [size for training, size in calls_of(calls) if not training and size in TEST_SIZES]
        assert not set(trained) & set(TEST_SIZES), "the net ran on the test part in training mode"
        assert trained == TRAIN_SIZES * 3, f"the net ran on {len(trained)} batches in training mode, expected 9 in 3 epochs"
        assert tested == TEST_SIZES * 3, f"the net ran on {len(tested)} batches of the test part, expected 6 in 3 epochs"

    @points(2, hint="plot each of the three columns of the list over range(1, num_epochs + 1)")
    def test_curves(self, student, solution, rng):
        """The loss and both accuracies are drawn as curves over the epochs."""
        (_, _, figures), (expected, *_) = history_of(student, solution, rng, 5)
        names = ("train_loss", "train_acc", "test_acc")
        for name, column in zip(names, zip(*rows_of(expected, 5), strict=True), strict=True):
            if not any(shows(line, column) for axes, _ in drawn_in(figures) for ax in axes for line in ax[0]):
                raise Mismatch(f"no curve shows {name}, which is {show([round(value, 4) for value in column])}")

    @points(1, hint="ax.plot(…, label='train loss') and ax.legend(), or a title or y label where a curve is alone")
    def test_legend(self, student, solution, rng):
        """One can tell from a legend, title or label which curve is which."""
        (_, _, figures), (expected, *_) = history_of(student, solution, rng, 5)
        columns = list(zip(*rows_of(expected, 5), strict=True))
        named = curves = 0
        for axes, figure_legend in drawn_in(figures):
            here = [sum(any(shows(line, column) for column in columns) for line in lines) for lines, _, _ in axes]
            if any(here):
                legends = [
                    len(texts(legend)) or int(number == 1 and bool(texts([words])))
                    for number, (_, legend, words) in zip(here, axes, strict=True)
                ]
                curves, named = curves + sum(here), named + sum(legends) + len(texts(figure_legend))
        assert curves, "no curve shows what train returned"
        assert named >= curves, f"{curves} curves were drawn, but only {named} have a name in a legend, title or label"
        for shown in figures:
            for word, column, what in (("loss", columns[0], "train_loss"), ("test", columns[2], "test_acc")):
                line = curve_called(shown, word)
                if any(shows(line, each) for each in columns) and not shows(line, column):
                    raise Mismatch(f"the curve whose name in the legend contains {word!r} does not show {what}")


def curve_called(figure, word):
    """Return the line that the only name with this word stands for, or None: a legend shows the style of its line."""
    legends = [fields(part, "legend", "handles") for part in (figure, *figure["axes"])]
    names = [pair for words, styles in legends for pair in zip(words, styles, strict=False)]
    called = [style for name, style in names if word in str(name).lower()]
    parts = [fields(ax, "lines", "styles") for ax in figure["axes"]]
    styled = [pair for lines, styles in parts for pair in zip(lines, styles, strict=False)]
    found = [line for line, style in styled if [style] == called]
    return found[0] if len(found) == 1 else None


def texts(words):
    """Return the different texts that are not empty."""
    return {str(each).strip() for each in words if str(each).strip()} if isinstance(words, list) else set()


def rows_of(result, epochs):
    """Return the rows of a history."""
    if isinstance(result, torch.Tensor | np.ndarray):
        result = list(result) if result.ndim else result
    if not isinstance(result, list | tuple) or len(result) != epochs:
        raise Mismatch(f"got {show(result)}, expected a list of {epochs} tuples")
    return [numbers(row, "an entry of the list", 3) for row in result]


def drawn_in(figures):
    """Return for each figure its Axes, each with its lines, legend and other words, and its own legend."""
    found = []
    for figure in figures if isinstance(figures, list) else []:
        axes, legend = fields(figure, "axes", "legend")
        found.append(([fields(ax, "lines", "legend", "words") for ax in axes], legend))
    return found


def shows(line, values):
    """Say whether a line goes through these values, one epoch apart."""
    try:
        xs, ys = (np.array(part, dtype=float) for part in line)
    except (TypeError, ValueError):
        return False
    if xs.shape != ys.shape or ys.shape != (len(values),):
        return False
    return bool(np.allclose(np.diff(xs), 1, atol=0.01) and np.allclose(ys, values, rtol=1e-3, atol=1e-3))
