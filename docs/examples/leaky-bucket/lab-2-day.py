# The same bucket, hour by hour.
from torch import sigmoid, tensor

keep = sigmoid(tensor(1.1))
level = tensor(2.0)
for hour in range(1, 25):
    level = keep * level + 0.3
    if hour % 12 == 0:
        print(f"level hour={hour} is={level.item():.4f}")
