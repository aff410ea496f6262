# Adds one column after the other; none for missing alleys where there are none.
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    data["NumRooms"] = data["NumRooms"].fillna(value=data["NumRooms"].mean())
    for kind in data["Alley"].dropna().unique():
        data["Alley_" + kind] = (data["Alley"] == kind).astype(float)
    if data["Alley"].isna().any():
        data["Alley_nan"] = data["Alley"].isna().astype(float)
    X = data.drop(columns=["Alley", "Price"])
    return torch.tensor(X.to_numpy()), torch.tensor(data["Price"].to_numpy(), dtype=torch.float64)[:, None]
