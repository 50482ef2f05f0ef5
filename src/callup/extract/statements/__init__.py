"""What texts state that the timeline of the law or their own numbers can contradict."""
