# Makes one column of numbers for the alleys instead of one column each.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    data["NumRooms"] = data["NumRooms"].fillna(data["NumRooms"].mean())
    data["Alley"] = data["Alley"].astype("category").cat.codes
    inputs = data[["NumRooms", "Alley"]]
    X = torch.tensor(inputs.to_numpy(dtype="float32"))
    y = torch.tensor(data["Price"].to_numpy(dtype="float32"))
    return X, y
