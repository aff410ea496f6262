# %% [markdown]
# # 11. House prices: from a table to a forecast that is checked
#
# What will a house be sold for? Kaggle, a site for competitions in forecasting, asks this about houses in Ames, Iowa. You get
# a table of houses with 79 facts about each and the price that was paid, and a second table without prices. You hand in a
# price for every house in the second one.
#
# After this notebook you can
#
# - turn any table of numbers and words, with gaps, into a tensor of features,
# - measure how wrong a forecast is where *relative* errors count,
# - estimate with **k-fold cross-validation** how good a model will be on houses that it has not seen, and choose by it,
# - train a network on all of this, and write the file that is handed in.
#
# The tests below each exercise are a first help. When the notebook is handed in, further checks use *other* tables and
# tensors.

# %% readonly="imports"
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import torch
from torch import nn

# %% [markdown]
# ## The data
#
# Beside this notebook lie `train.csv` and `test.csv`. They have the columns of the competition's files, the same words and the
# same kinds of gaps, but they are small and **the houses in them are invented**: drawn at random from a formula. If you have
# an account at Kaggle, download the
# [real files](https://www.kaggle.com/c/house-prices-advanced-regression-techniques/data) and put them in the place of these,
# under the same names. Nothing in the notebook has to change.

# %% readonly="read_data"
train_data = pd.read_csv("train.csv")
test_data = pd.read_csv("test.csv")
print("train:", train_data.shape, "  test:", test_data.shape)
shown = ["Id", "MSZoning", "LotFrontage", "Alley", "OverallQual", "GrLivArea", "SalePrice"]
print(train_data[shown].head())

# %% [markdown]
# Each row is a house. `Id` is its number, which says nothing about its price. `SalePrice`, in dollars, is what we want to
# know; `test.csv` lacks this column. In between are numbers, words, and `NaN` where the file says `NA`, *not available*.
# `Alley` is missing for most houses: they lie at no alley.

# %%
missing = train_data.isna().mean()
missing = missing[missing > 0].sort_values()
fig, axes = plt.subplots(1, 2, figsize=(10, 3.6))
axes[0].barh(missing.index, 100 * missing)
axes[0].tick_params(axis="y", labelsize=7)
axes[0].set_xlabel("values that are missing, %")
axes[1].hist(train_data["SalePrice"] / 1000, bins=30)
axes[1].set_xlabel("price, thousands of dollars")
axes[1].set_ylabel("houses")
fig.tight_layout()
plt.show()

# %% [markdown]
# ## From a table to features
#
# **Numbers** come on all scales: a lot has 10 000 square feet, a garage has room for 2 cars. So each column of numbers is
# **standardised**: with the mean $\mu$ and the standard deviation $\sigma$ of the values that are there,
#
# $$x' = \frac{x - \mu}{\sigma} .$$
#
# Every column then has the mean 0 and a spread of 1. *After* that, a gap is filled with 0, which is the mean: the most
# careful guess. Here is a column with a gap; its mean is 4, and the gap plays no part in it:

# %%
column = pd.Series([2.0, 4.0, None, 6.0])
print("mean", column.mean(), "  standard deviation", column.std())
print("standardised, and the gap filled:", [-1.0, 0.0, 0.0, 1.0])

# %% [markdown]
# pandas divides by $n - 1$ for the standard deviation, numpy by $n$ (the argument `ddof` of both decides). Either is fine here.
#
# **Words** have no mean. A column of words becomes one feature for each category, which is 1 where the house has this word and
# 0 elsewhere; this is called **one-hot** encoding. That a value is missing says something, too (no alley, no pool, no garage),
# so *missing* gets a feature of its own, like a word. `pd.get_dummies` does all this; look up its argument `dummy_na`.
#
# Three things go wrong here all the time:
#
# - **Which columns hold words?** pandas calls the type of words `object` up to its version 2, and `str` from version 3 on. Code
#   from older books that asks for `dtypes != 'object'` now takes words for numbers. Ask whether a column is *numeric*: look
#   at `select_dtypes`, or at the functions in `pd.api.types`.
# - **Two tables, one network.** If each table is encoded alone, a word that only one of them has gives it a feature that the
#   other lacks. If each is standardised alone, the same house gets different features in the two.
# - **The way to PyTorch.** `get_dummies` makes columns of `True` and `False`. Together with columns of numbers they become an
#   array of Python objects, which `torch.tensor` refuses:

# %%
mixed = pd.DataFrame({"rooms": [3.0, 2.0], "paved": [True, False]})
print(mixed.to_numpy().dtype)
try:
    torch.tensor(mixed.to_numpy())
except TypeError as error:
    print(f"TypeError: {error}")

# %% [markdown]
# ## Exercise: preprocessing and cross-validation
#
# This exercise has five functions; its tests come behind the last of them.
#
# **Write `preprocess(train_df, test_df)`, which returns `(train_features, test_features, train_labels)`**, three `float32`
# tensors.
#
# - `train_labels` holds `SalePrice` as it is, in the shape `(n, 1)`.
# - The first column, `Id`, and the last column of `train_df`, `SalePrice` (which `test_df` lacks), are no features. All columns
#   in between are, whatever their names: other tables have other columns. A column holds numbers, or it holds words, and
#   may have gaps in either table.
# - Each column of numbers becomes one feature, standardised; where the number is missing, it is 0.
# - Each column of words becomes one feature of 0 and 1 for each category, and one for *missing*.
# - Both tables have the same features in the same order. Which order that is, is up to you.
# - Nothing is `nan` or infinite. A column of numbers that are all the same becomes 0 in every row, or is left out. So does a
#   column that is empty in both tables.
# - The two tables themselves stay as they are.
#
# Some things you may decide: take mean and standard deviation from both tables together or from `train_df` alone; divide by
# $n$ or $n - 1$; fill gaps with the column's mean before you standardise, or with 0 after. A category that only `test_df` has
# may have its feature or be ignored, and a feature for *missing* may be left out where `train_df` has no gap.


# %% solution="kfold_houseprice"
def preprocess(train_df, test_df):
    """Turn two tables of houses into tensors.

    train_df: a DataFrame whose first column is Id and whose last column is SalePrice
    test_df: a DataFrame with the same columns, but for SalePrice
    returns: (train_features, test_features, train_labels), float32 tensors of the shapes
        (rows of train_df, m), (rows of test_df, m) and (rows of train_df, 1)
    """
    ### BEGIN SOLUTION
    table = pd.concat([train_df.iloc[:, 1:-1], test_df.iloc[:, 1:]])
    numbers = table.select_dtypes("number")
    numbers = ((numbers - numbers.mean()) / numbers.std()).fillna(0)
    words = pd.get_dummies(table.select_dtypes(exclude="number"), dummy_na=True)
    features = torch.tensor(pd.concat([numbers, words], axis=1).to_numpy(dtype=np.float32))
    labels = torch.tensor(train_df.iloc[:, -1].to_numpy(dtype=np.float32)).reshape(-1, 1)
    return features[: len(train_df)], features[len(train_df) :], labels
    ### END SOLUTION


# %% [markdown]
# ### How wrong is a forecast?
#
# To be wrong by 50 000 dollars is a disaster for a house of 100 000, and hardly worth a word for one of a million. What counts
# is by which *factor* a forecast is wrong; and the logarithm turns factors into differences. The competition is judged by
#
# $$\sqrt{\frac{1}{n} \sum_{i=1}^{n} \left(\log \hat{y}_i - \log y_i\right)^2}$$
#
# with the natural logarithm, the forecasts $\hat{y}_i$ and the prices $y_i$:

# %%
for forecast, price in [(150_000, 100_000), (1_050_000, 1_000_000), (110_000, 100_000)]:
    error = abs(np.log(forecast) - np.log(price))
    print(f"{forecast:9,} instead of {price:9,}: {error:.3f}")

# %% [markdown]
# A small value is about the relative error: 0.1 means "wrong by some 10%". But the logarithm of a negative number is `nan`, and
# a network that has just been made knows nothing: its forecast may well be −0.3 dollars. So each forecast below 1 is first
# raised to 1, whose logarithm is 0.
#
# **Write `log_rmse(net, features, labels)`.** `net(features)` gives the forecasts. The result is a plain Python number of
# the type `float`: nothing that one could call `backward()` on.


# %% solution="kfold_houseprice"
def log_rmse(net, features, labels):
    """Return the root of the mean squared difference between the logarithms of forecasts and prices.

    net: a network; net(features) is a tensor of shape (n, 1). Forecasts below 1 count as 1
    features: a float tensor of shape (n, m)
    labels: a float tensor of shape (n, 1), prices of 1 or more
    returns: a float
    """
    ### BEGIN SOLUTION
    with torch.no_grad():
        forecasts = net(features).clamp(min=1)
        return torch.sqrt(torch.mean((forecasts.log() - labels.log()) ** 2)).item()
    ### END SOLUTION


# %% [markdown]
# ### k-fold cross-validation
#
# The error on the houses that a model was trained on says little: it may have learned them by heart. So some houses are set
# aside for **validation**. But which ones? With a few hundred houses, chance decides much, and every house that is set aside is
# missing in training.
#
# **k-fold cross-validation** lets every house take its turn. The $n$ rows are divided into $k$ parts, the **folds**. Then $k$
# models are trained: number $i$ on all rows but those of fold $i$, and it is validated on fold $i$. What is reported is the
# mean of the $k$ results. For $n = 6$ and $k = 3$ this may look like this (T: training, V: validation):
#
# | row | 0 | 1 | 2 | 3 | 4 | 5 |
# |---|---|---|---|---|---|---|
# | $i = 0$ | V | V | T | T | T | T |
# | $i = 1$ | T | T | V | V | T | T |
# | $i = 2$ | T | T | T | T | V | V |
#
# Look down a column: every row is V exactly once. That also holds where $k$ does not divide $n$: then some folds have more rows
# than others, but **no row is lost**. (Much code in books drops the last few.)
#
# **Write `get_k_fold_data(k, i, X, y)`, which returns `(X_train, y_train, X_valid, y_valid)`** for fold `i`, from 0 to `k - 1`.
#
# - Over all `i`, every row is in exactly one validation fold. What is not in the validation fold is in the training part.
# - Each fold has at least `n // k` rows.
# - Which rows form a fold and in which order they come is up to you, but the same call gives the same answer every time. A row
#   of `X` and its label stay together.
#
# **Write `k_fold(k, X, y, fit)`, which returns `(mean_train, mean_valid)`.** `fit` is a function that trains a new model:
# `fit(X_train, y_train, X_valid, y_valid)` returns the two numbers `(train_loss, valid_loss)`. Call it once for each fold, with
# its four arguments in this order, and return the plain averages of the $k$ first numbers and of the $k$ second ones.


# %% solution="kfold_houseprice"
def get_k_fold_data(k, i, X, y):
    """Return the training and the validation part for one of k folds.

    k: the number of folds, from 2 to n
    i: the number of the fold, from 0 to k - 1
    X, y: tensors of the shapes (n, d) and (n, 1)
    returns: (X_train, y_train, X_valid, y_valid)
    """
    ### BEGIN SOLUTION
    validates = torch.arange(len(X), device=X.device) % k == i
    return X[~validates], y[~validates], X[validates], y[validates]
    ### END SOLUTION


# %% solution="kfold_houseprice"
def k_fold(k, X, y, fit):
    """Train and validate once for each of k folds.

    k: the number of folds
    X, y: tensors of the shapes (n, d) and (n, 1)
    fit: fit(X_train, y_train, X_valid, y_valid) returns (train_loss, valid_loss)
    returns: (mean_train, mean_valid), the averages over the folds
    """
    ### BEGIN SOLUTION
    losses = [fit(*get_k_fold_data(k, i, X, y)) for i in range(k)]
    return sum(train for train, _ in losses) / k, sum(valid for _, valid in losses) / k
    ### END SOLUTION


# %% [markdown]
# ### Nothing may leak
#
# A fold is only worth something if it plays the part of houses that *nobody has seen*. If their values had a share in the mean
# and the standard deviation with which the training rows are standardised, the model has seen a bit of them after all. This is
# a **leak**, and it makes a model look better than it is. The strict way is: take the statistics from the training rows of the
# fold, and use **the same two numbers** for both parts. With one column, and $\sigma$ with $n - 1$:
#
# | | rows | statistics | standardised |
# |---|---|---|---|
# | training | 1, 3, 5 | $\mu = 3$, $\sigma = 2$ | −1, 0, 1 |
# | validation | 7, 3 | *the same* | 2, 0 |
#
# The validation rows do not come out with the mean 0, and that is right.
#
# **Write `standardise_fold(X_train, X_valid)`, which returns both, standardised column by column** with mean and standard
# deviation of the *training* rows ($n$ or $n - 1$, as you like).
#
# - A category may be so rare that no training row of a fold has it: that column is the same everywhere, and its $\sigma$ is 0.
#   Such a column becomes 0 in all training rows; in the validation rows it may become any number, but no `nan` and
#   nothing infinite.
# - Shape and type stay, and the two tensors that are given are not changed.


# %% solution="kfold_houseprice"
def standardise_fold(X_train, X_valid):
    """Standardise both parts with the mean and the standard deviation of the training rows.

    X_train, X_valid: float tensors of the shapes (n, d) and (m, d), n at least 2
    returns: (Xt, Xv), new tensors of the same shapes and type
    """
    ### BEGIN SOLUTION
    mean, std = X_train.mean(0), X_train.std(0)
    std = torch.where(std == 0, torch.ones_like(std), std)
    return (X_train - mean) / std, (X_valid - mean) / std
    ### END SOLUTION


# %% test="kfold_houseprice"
small_train = pd.DataFrame(
    {
        "Id": [1, 2, 3],
        "Area": [10, 20, 60],
        "Rooms": [2.0, None, 4.0],
        "Alley": ["Pave", None, "Grvl"],
        "SalePrice": [100, 300, 200],
    }
)
small_test = pd.DataFrame({"Id": [4], "Area": [30], "Rooms": [3.0], "Alley": ["Pave"]})
found_train, found_test, found_labels = preprocess(small_train, small_test)
assert found_labels.shape == (3, 1), (
    f"the labels have the shape (3, 1), not {tuple(found_labels.shape)}"
)
assert found_labels.flatten().tolist() == [100, 300, 200], "the labels are the prices as they are"
assert found_train.dtype == found_test.dtype == torch.float32, (
    f"features are float32, but these are {found_train.dtype} and {found_test.dtype}"
)
assert found_train.shape == (3, 5), (
    f"Area, Rooms, and Alley in three columns (Pave, Grvl, missing) make the shape (3, 5), not "
    f"{tuple(found_train.shape)}"
)
assert found_test.shape == (1, 5), (
    f"both tables have the same 5 features, but test_features has the shape {tuple(found_test.shape)}"
)
assert not torch.cat([found_train, found_test]).isnan().any(), "a gap is left: there is a nan"
columns = found_train.T.tolist()
assert [1, 0, 0] in columns, "no feature says which houses have Alley = Pave: 1, 0, 0"
assert [0, 1, 0] in columns, "no feature says for which houses Alley is missing: 0, 1, 0"

always_two = nn.Linear(1, 1)
nn.init.zeros_(always_two.weight)
nn.init.constant_(always_two.bias, 2.0)
prices = torch.tensor([[2.0], [1.0], [4.0]])
error = log_rmse(always_two, torch.zeros(3, 1), prices)
assert type(error) is float, f"log_rmse returns a float, but this is {error!r}"
assert abs(error - np.sqrt(2 / 3) * np.log(2)) < 1e-5, (
    f"log 2 - log y is 0, log 2, -log 2, so the root of the mean square is 0.566, not {error}"
)

X = torch.arange(7.0).reshape(7, 1)
y = 10 * X
parts = [get_k_fold_data(3, i, X, y) for i in range(3)]
assert sorted(torch.cat([part[2] for part in parts]).flatten().tolist()) == list(range(7)), (
    "every one of the rows 0 to 6 should be in exactly one validation fold, but there are "
    f"{[part[2].flatten().tolist() for part in parts]}"
)
for X_train, y_train, X_valid, y_valid in parts:
    assert sorted(torch.cat([X_train, X_valid]).flatten().tolist()) == list(range(7)), (
        f"what is not for validation is for training, but the rows are "
        f"{X_train.flatten().tolist()} and {X_valid.flatten().tolist()}"
    )
    assert torch.equal(y_train, 10 * X_train), "rows and their labels should stay together"
    assert torch.equal(y_valid, 10 * X_valid), "rows and their labels should stay together"

means = k_fold(7, X, y, lambda X_train, y_train, X_valid, y_valid: (1.0, X_valid.item()))
assert [round(float(each), 4) for each in means] == [1, 3], (
    f"the mean of 0, 1, … 6 is 3, but k_fold gives {means}"
)

one, two = standardise_fold(
    torch.tensor([[1.0, 5.0], [3.0, 5.0], [5.0, 5.0]]), torch.tensor([[7.0, 5.0]])
)
assert not torch.cat([one, two]).isnan().any(), "a column without spread gives nan"
assert abs(one[:, 0].mean()) < 1e-5, "the training rows have the mean 0 afterwards"
assert torch.allclose(two[0, 0], 2 * one[2, 0]), (
    "7 is twice as far from the mean of the training rows as 5; use the same mean and deviation"
)

# %% [markdown]
# ## A look at the folds
#
# With your functions: the real table as features, and which rows validate in which fold.

# %%
train_features, test_features, train_labels = preprocess(train_data, test_data)
print("features:", tuple(train_features.shape), tuple(test_features.shape))

row_numbers = torch.arange(23.0).reshape(-1, 1)
picture = np.zeros((5, 23))
for i in range(5):
    picture[i, get_k_fold_data(5, i, row_numbers, row_numbers)[2].flatten().long().tolist()] = 1
fig, ax = plt.subplots(figsize=(8, 2))
ax.imshow(picture, cmap="Blues", vmin=-0.2, vmax=1.3)
ax.set_xlabel("row")
ax.set_ylabel("fold")
ax.set_title("dark: validation, light: training; 23 rows in 5 folds")
plt.show()

# %% [markdown]
# **Think about it.** Tables are often sorted, by date or by street. Which way of forming folds is then dangerous, and why? And
# when would it be *right* to validate on a block of rows that follow each other, such as all houses of the last year?
#
# ## Exercise: train, and hand in
#
# ### A network for prices
#
# Prices are positive, and relative errors count. So let the layers compute the *logarithm* of the price, and let the network
# end with the exponential function:
#
# $$\hat{y} = \exp(w \cdot x + b) \qquad\text{or}\qquad \hat{y} = \exp\left(W_2 \, \mathrm{ReLU}(W_1 x + b_1) + b_2\right)$$
#
# Each feature then multiplies the price by a factor, which is how such things work: a fine kitchen adds 10%, not 10 000
# dollars. There is one more trick. A new network has small weights, so its layers give about 0, and its forecast is about
# $e^0 = 1$ dollar. Training would first spend hundreds of steps on finding out that houses are more expensive. So the **last
# bias begins at $\log(\mathtt{start})$**, where `start` is some typical price.
#
# **Write `make_net(num_in, num_hidden=0, start=1.0)`, which returns a network.**
#
# - `net(X)`, for `X` of shape `(n, num_in)`, has the shape `(n, 1)`: prices.
# - With `num_hidden=0` it is the formula on the left, with one `nn.Linear`. Otherwise it is the one on the right, with exactly
#   two `nn.Linear`, made in this order, and `num_hidden` hidden values.
# - The last bias, and only this one, begins at $\log(\mathtt{start})$. All weights begin at random values, as `nn.Linear`
#   makes them.
# - Each call makes a **new** network. (Otherwise each fold would go on with what the fold before has learned: a leak.)
#
# ### Training
#
# **Write `train(net, X_train, y_train, X_valid, y_valid, num_epochs, lr, weight_decay, batch_size)`.** It changes `net` and
# returns `(train_curve, valid_curve)`.
#
# - In each epoch, every training row is used exactly once, in batches of `batch_size` rows; the last batch may be smaller.
#   Which rows come together is random, and new in each epoch.
# - For each batch there is one step of `torch.optim.Adam` with `lr` and `weight_decay`, all of them with the same optimizer.
#   The loss is the mean over the batch of $(\log \hat{y} - \log y)^2$.
# - `train_curve` holds `num_epochs` numbers: your `log_rmse` on all training rows at the end of each epoch. `valid_curve`
#   holds the same for the validation rows.
# - `X_valid` and `y_valid` may be `None`: in the end you train on all houses. Then `valid_curve` is an empty list.
#
# All networks here give positive prices of shape `(n, 1)`.
#
# ### The table to hand in
#
# Kaggle wants a CSV file with the header `Id,SalePrice` and a line for each house of the test table.
#
# **Write `submission(net, test_features, ids)`, which returns a DataFrame** with exactly these two columns, in this order.
#
# - Row $i$ holds `ids` number $i$, by position, and the forecast for row $i$ of `test_features`, a plain number.
# - `ids` is a column of a table, such as `test_data["Id"]`: a Series of whole numbers, which stay whole numbers. If rows
#   were picked out of a larger table, its index has gaps; that must not matter.
# - Forecasts are made in evaluation mode: call `net.eval()`, in case the network has dropout.
#
# The file itself is written further down.


# %% solution="house_train"
def make_net(num_in, num_hidden=0, start=1.0):
    """Make a new network whose layers compute the logarithm of a price.

    num_in: number of features
    num_hidden: number of hidden values; 0 means that there is no hidden layer
    start: a typical price; the last bias begins at its logarithm
    returns: a network that maps a tensor of shape (n, num_in) to prices of shape (n, 1)
    """
    ### BEGIN SOLUTION

    class Exp(nn.Module):
        def forward(self, X):
            return X.exp()

    last = nn.Linear(num_hidden or num_in, 1)
    nn.init.constant_(last.bias, float(np.log(start)))
    hidden = [nn.Linear(num_in, num_hidden), nn.ReLU()] if num_hidden else []
    return nn.Sequential(*hidden, last, Exp())
    ### END SOLUTION


# %% solution="house_train"
def train(net, X_train, y_train, X_valid, y_valid, num_epochs, lr, weight_decay, batch_size):
    """Train a network and watch its error.

    net: a network that gives positive prices of shape (n, 1); it is changed
    X_train, y_train: tensors of the shapes (n, d) and (n, 1)
    X_valid, y_valid: the same for validation, or None
    returns: (train_curve, valid_curve), log_rmse at the end of each epoch; valid_curve is [] if
        there are no validation rows
    """
    ### BEGIN SOLUTION
    optimizer = torch.optim.Adam(net.parameters(), lr=lr, weight_decay=weight_decay)
    train_curve, valid_curve = [], []
    for _ in range(num_epochs):
        net.train()
        for rows in torch.randperm(len(X_train), device=X_train.device).split(batch_size):
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(net(X_train[rows]).log(), y_train[rows].log())
            loss.backward()
            optimizer.step()
        net.eval()
        train_curve.append(log_rmse(net, X_train, y_train))
        if X_valid is not None:
            valid_curve.append(log_rmse(net, X_valid, y_valid))
    return train_curve, valid_curve
    ### END SOLUTION


# %% solution="house_train"
def submission(net, test_features, ids):
    """Return the table that is handed in.

    net: a trained network
    test_features: a tensor of shape (n, d)
    ids: a Series of n whole numbers, with any index
    returns: a DataFrame with the columns Id and SalePrice
    """
    ### BEGIN SOLUTION
    net.eval()
    with torch.no_grad():
        prices = net(test_features).flatten().cpu().numpy()
    return pd.DataFrame({"Id": ids.to_numpy(), "SalePrice": prices})
    ### END SOLUTION


# %% test="house_train"
for num_hidden in (0, 4):
    net = make_net(3, num_hidden, start=1000.0)
    forecasts = net(torch.randn(5, 3))
    assert forecasts.shape == (5, 1), (
        f"5 houses make forecasts of shape (5, 1), not {tuple(forecasts.shape)}"
    )
    assert (forecasts > 0).all(), "prices are positive: does the network end with exp?"
    linears = [module for module in net.modules() if isinstance(module, nn.Linear)]
    expected = 2 if num_hidden else 1
    assert len(linears) == expected, (
        f"num_hidden={num_hidden} asks for {expected} nn.Linear, but there are {len(linears)}"
    )
    assert abs(linears[-1].bias.item() - np.log(1000)) < 1e-4, "the last bias begins at log(start)"

X = torch.randn(50, 3)
y = torch.exp(2 + X @ torch.tensor([[0.5], [-0.3], [0.1]]))
net = make_net(3, start=5.0)
curves = train(net, X[:40], y[:40], X[40:], y[40:], 30, 0.05, 0.0, 16)
assert [len(curve) for curve in curves] == [30, 30], (
    f"30 epochs give curves of 30 numbers, not {[len(curve) for curve in curves]}"
)
assert curves[0][-1] < 0.05, f"this is easy to learn, but the error is still {curves[0][-1]:.3f}"
assert curves[1][-1] < 0.05, f"this is easy to learn, but the error is still {curves[1][-1]:.3f}"
assert len(train(make_net(3), X, y, None, None, 1, 0.05, 0.0, 16)[1]) == 0, (
    "without validation rows, valid_curve is empty"
)

handed_in = submission(net, X[:3], pd.Series([1461, 1470, 1462], index=[0, 9, 1]))
assert list(handed_in.columns) == ["Id", "SalePrice"], (
    f"the columns are Id and SalePrice, not {list(handed_in.columns)}"
)
assert handed_in["Id"].tolist() == [1461, 1470, 1462], f"Id holds {handed_in['Id'].tolist()}"
assert np.allclose(handed_in["SalePrice"], net(X[:3]).detach().flatten()), (
    "SalePrice holds the forecasts, in the order of the rows"
)

# %% [markdown]
# ## Choose by cross-validation
#
# Three candidates: a network without a hidden layer, with the features as they are; the same, with *all* features standardised
# anew in each fold; and one with a hidden layer of 32. Each is trained five times, on four fifths of the houses, and validated
# on the rest.

# %%
NUM_EPOCHS, LR, WEIGHT_DECAY, BATCH_SIZE = 20, 0.015, 0.0, 96


def make_fit(num_hidden, standardise, folds):
    """Return a function that trains a new network on a fold and adds its curves to `folds`."""

    def fit(X_train, y_train, X_valid, y_valid):
        if standardise:
            X_train, X_valid = standardise_fold(X_train, X_valid)
        net = make_net(X_train.shape[1], num_hidden, start=y_train.median().item())
        settings = (NUM_EPOCHS, LR, WEIGHT_DECAY, BATCH_SIZE)
        curves = train(net, X_train, y_train, X_valid, y_valid, *settings)
        folds.append(np.array(curves))
        return curves[0][-1], curves[1][-1]

    return fit


candidates = {
    "no hidden layer": (0, False),
    "no hidden layer, standardised": (0, True),
    "32 hidden values": (32, False),
}
fig, axes = plt.subplots(1, len(candidates), figsize=(10, 3), sharey=True)
for ax, (title, choice) in zip(axes, candidates.items(), strict=True):
    folds = []
    errors = k_fold(5, train_features, train_labels, make_fit(*choice, folds))
    print(f"{title:30}  training {errors[0]:.3f}   validation {errors[1]:.3f}")
    for curve, name in zip(np.mean(folds, axis=0), ("training", "validation"), strict=True):
        ax.plot(range(1, NUM_EPOCHS + 1), curve, label=name)
    ax.set_title(title, fontsize=9)
    ax.set_xlabel("epoch")
axes[0].set_ylabel("log rmse, mean of 5 folds")
axes[0].legend()
plt.show()

# %% [markdown]
# The gap between the two curves is what the model has learned by heart. A hidden layer is more flexible, and so has more room
# for it. For the invented houses, whose formula multiplies factors, nothing is gained by it; for the real ones, see for
# yourself.
#
# Take the best one, train it on *all* houses of the training table, and write the file that Kaggle wants:

# %%
net = make_net(train_features.shape[1], start=train_labels.median().item())
settings = (NUM_EPOCHS, LR, WEIGHT_DECAY, BATCH_SIZE)
curve, _ = train(net, train_features, train_labels, None, None, *settings)
to_hand_in = submission(net, test_features, test_data["Id"])
to_hand_in.to_csv("submission.csv", index=False)
print(f"error on the training table: {curve[-1]:.3f}")
print(to_hand_in.head())

# %% [markdown]
# **Think about it.** You could try a hundred settings and report the smallest validation error of all. Is this error still an
# honest forecast of what will happen on the test table? And `preprocess` takes means from the training *and* the test table
# in many solutions: what leaks there, what does not, and why do competitors do it all the same?
