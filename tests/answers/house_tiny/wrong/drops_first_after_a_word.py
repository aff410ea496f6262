# Calls get_dummies with drop_first, which leaves one alley without a column.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    data["NumRooms"] = data["NumRooms"].fillna(data["NumRooms"].mean())
    data["Alley"] = data["Alley"].fillna("missing")
    inputs = pd.get_dummies(data[["NumRooms", "Alley"]], drop_first=True)
    X = torch.tensor(inputs.to_numpy(dtype="float64"))
    y = torch.tensor(data["Price"].to_numpy(dtype="float64"))
    return X, y
