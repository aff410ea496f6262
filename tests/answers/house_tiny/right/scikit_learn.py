# scikit-learn's imputer and encoder.
import pandas as pd
import torch
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import OneHotEncoder


def load_house_tiny(path):
    data = pd.read_csv(path)
    data["Alley"] = data["Alley"].astype(object).where(data["Alley"].notna(), "missing")
    transform = ColumnTransformer([
        ("rooms", SimpleImputer(strategy="mean"), ["NumRooms"]),
        ("alley", OneHotEncoder(sparse_output=False), ["Alley"]),
    ], sparse_threshold=0)
    X = transform.fit_transform(data)
    return torch.as_tensor(X, dtype=torch.float), torch.as_tensor(data["Price"].to_numpy(), dtype=torch.float)
