print("cosmetics-check")
