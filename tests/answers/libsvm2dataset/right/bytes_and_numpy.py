# Reads bytes, fills a numpy array.
import numpy
import torch


class Libsvm(torch.utils.data.Dataset):
    def __init__(self, X, y):
        self.X, self.y = X, y

    def __len__(self):
        return self.X.shape[0]

    def __getitem__(self, k):
        return torch.as_tensor(self.X[k]), torch.as_tensor(self.y[k])


def libsvm2Dataset(path: str, n_features: int | None = None):
    examples = []
    with open(path, "rb") as stream:
        for raw in stream:
            head, *tail = raw.partition(b"#")[0].split() or [None]
            if head is not None:
                examples.append((float(head), [(int(a), float(b)) for a, _, b in (t.partition(b":") for t in tail)]))
    width = n_features or max([a for _, e in examples for a, _ in e])
    X = numpy.zeros((len(examples), width), numpy.float32)
    for i, (_, e) in enumerate(examples):
        for a, b in e:
            X[i][a - 1] = b
    return Libsvm(X, numpy.array([label for label, _ in examples], dtype=numpy.float32))
