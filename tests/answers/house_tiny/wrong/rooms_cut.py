# Cuts the numbers of rooms to whole numbers before it takes their mean.
# See: Exercise: from a table to tensors
import pandas as pd
import torch


def load_house_tiny(path):
    table = pd.read_csv(path)
    known = table["NumRooms"].dropna().astype(int)
    table["NumRooms"] = known.reindex(table.index).fillna(known.mean())
    X = pd.get_dummies(table.iloc[:, :2], dummy_na=True).astype(float)
    return torch.tensor(X.values), torch.tensor(table["Price"].values).double()
