"""Checking data files in full: each fault with its place, and what to look at besides."""
