# One hour in the life of a leaky bucket.
from torch import sigmoid, tensor

# A gate says how much stays: about three quarters.
keep = sigmoid(tensor(1.1))

before = 2.0
rain = 0.3
level = keep * before + rain

print("keep ", f"{keep.item():.4f}")
print("level", f"{level.item():.4f}")
