# Builds a sparse matrix of scipy by hand; returns a ConcatDataset.
import numpy as np
import scipy.sparse as sp
import torch
from torch.utils.data import ConcatDataset, TensorDataset


def libsvm2Dataset(path, n_features=None):
    data, columns, ends, y = [], [], [0], []
    with open(path) as fh:
        for line in fh:
            line = line.partition("#")[0].strip()
            if not line:
                continue
            label, *words = line.split()
            y.append(float(label))
            for word in words:
                i, v = word.split(":")
                columns.append(int(i) - 1)
                data.append(float(v))
            ends.append(len(columns))
    width = n_features or max(columns) + 1
    X = sp.csr_matrix((data, columns, ends), shape=(len(y), width)).toarray().astype(np.float32)
    return ConcatDataset([TensorDataset(torch.from_numpy(X), torch.FloatTensor(y))])
