"""E-mail: messages and mailboxes, without who wrote to whom."""
