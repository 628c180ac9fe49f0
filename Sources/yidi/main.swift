print("yidi")
