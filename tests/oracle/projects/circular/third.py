import fourth

answer = fourth.ask()
