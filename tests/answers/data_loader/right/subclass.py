# The name is a class: calling it gives the loader.
from torch.utils.data import DataLoader, TensorDataset


class load_array(DataLoader):
    def __init__(self, arrays, batch_size, is_train=True):
        super().__init__(TensorDataset(*arrays), batch_size=batch_size, shuffle=is_train)
