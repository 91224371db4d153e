"""What measures Sarhad from outside: how well it reads, and how fast. No part of what is installed."""
