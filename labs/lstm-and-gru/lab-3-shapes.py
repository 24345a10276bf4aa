# What goes into an LSTM and a GRU, and what comes out.
# Only the shapes matter here.
from torch import manual_seed, nn, randn

manual_seed(42)

# 4 sequences (batch), 6 time steps, 8 features a step.
x = randn(4, 6, 8)

options = dict(
    input_size=8,
    hidden_size=16,
    batch_first=True,
)
lstm = nn.LSTM(**options)
gru = nn.GRU(**options)

# Both give every step's h. With it, the LSTM gives the
# last h and the last c; the GRU gives the last h alone.
lstm_out, (lstm_h, lstm_c) = lstm(x)
gru_out, gru_h = gru(x)

# A shape is printed as Python writes a tuple.
print("shape_lab")
print("lstm_out:", tuple(lstm_out.shape))
print("lstm_h  :", tuple(lstm_h.shape))
print("lstm_c  :", tuple(lstm_c.shape))
print("gru_out :", tuple(gru_out.shape))
print("gru_h   :", tuple(gru_h.shape))
