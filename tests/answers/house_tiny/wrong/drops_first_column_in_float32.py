# Calls get_dummies with drop_first, which leaves one alley without a column.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    data["NumRooms"] = data["NumRooms"].fillna(data["NumRooms"].mean())
    inputs = pd.get_dummies(data[["NumRooms", "Alley"]], dummy_na=True, drop_first=True)
    X = torch.tensor(inputs.to_numpy(dtype="float32"))
    y = torch.tensor(data["Price"].to_numpy(dtype="float32"))
    return X, y
