# Leaves the prices as whole numbers of int64.
# See: Exercise: from a table to tensors
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    data["NumRooms"] = data["NumRooms"].fillna(data["NumRooms"].mean())
    inputs = pd.get_dummies(data[["NumRooms", "Alley"]], dummy_na=True)
    return torch.tensor(inputs.to_numpy(dtype="float32")), torch.tensor(data["Price"].to_numpy())
