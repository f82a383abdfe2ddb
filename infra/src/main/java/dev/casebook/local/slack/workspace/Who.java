package dev.casebook.local.slack.workspace;

/** The fixed names of the one workspace: its team, its app, the bot and the one person at the page. */
public final class Who {

    public static final String TEAM = "T0LOCALTEAM";
    public static final String TEAM_DOMAIN = "local";
    public static final String APP = "A0CASEBOOK";
    public static final String BOT = "B0CASEBOOK";
    public static final String BOT_USER = "U0CASEBOOK";
    public static final String BOT_NAME = "casebook";

    /** The person at the page. */
    public static final String YOU = "U0LOCALYOU";

    public static final String YOU_NAME = "you";

    /** {@code #agent-incidents}, where everything happens. */
    public static final String INCIDENTS = "C0INCIDENTS";

    public static final String GENERAL = "C0GENERAL0";

    /** The direct messages between the person and the bot. */
    public static final String DIRECT = "D0LOCALYOU";

    private Who() {}
}
