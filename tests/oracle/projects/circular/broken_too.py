from broken import other

thing = 2
