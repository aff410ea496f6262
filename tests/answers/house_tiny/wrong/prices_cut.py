# Cuts prices to whole numbers.
# See: Exercise: from a table to tensors
import numpy as np
import pandas as pd
import torch


def load_house_tiny(path):
    table = pd.read_csv(path)
    table["NumRooms"] = table["NumRooms"].fillna(table["NumRooms"].mean())
    X = pd.get_dummies(table[["NumRooms", "Alley"]], dummy_na=True, dtype=np.float32)
    return torch.tensor(X.to_numpy(np.float32)), torch.tensor(table["Price"].astype(int).to_numpy(np.float32))
