# A dataset class of its own.
from torch.utils.data import DataLoader, Dataset


class Rows(Dataset):
    def __init__(self, tensors):
        self.tensors = tuple(tensors)

    def __len__(self):
        return self.tensors[0].size(0)

    def __getitem__(self, i):
        return [t[i] for t in self.tensors]


def load_array(arrays, batch_size, is_train=True):
    if is_train:
        return DataLoader(Rows(arrays), batch_size=batch_size, shuffle=True)
    return DataLoader(Rows(arrays), batch_size=batch_size, shuffle=False)
