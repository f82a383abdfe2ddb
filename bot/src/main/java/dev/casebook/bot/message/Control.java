package dev.casebook.bot.message;

/** What somebody can press or choose in a message. */
public sealed interface Control permits Button, PersonPick {}
