package dev.casebook.local.slack.workspace;

/** The fixed names of the one workspace: its team, its app, the bot and the persons. */
public final class Who {

    public static final String TEAM = "T0LOCALTEAM";
    public static final String TEAM_DOMAIN = "local";
    public static final String APP = "A0CASEBOOK";
    public static final String BOT = "B0CASEBOOK";
    public static final String BOT_USER = "U0CASEBOOK";
    public static final String BOT_NAME = "casebook";

    /** Whom the page acts as at first: an engineer on call. */
    public static final String YOU = "U0LOCALYOU";

    /** A guest: knows the right answers, and nothing of the tools. */
    public static final String CLINICIAN = "U0CLINICIAN";

    public static final String MAINTAINER = "U0MAINTAIN";

    /** {@code #agent-incidents}, where everything happens. */
    public static final String INCIDENTS = "C0INCIDENTS";

    public static final String GENERAL = "C0GENERAL0";

    /** The direct messages between the engineer on call and the bot. */
    public static final String DIRECT = "D0LOCALYOU";

    private Who() {}

    /** Names the links of a message in {@code link_shared} and {@code chat.unfurl}. */
    public static String unfurl(String channel, String ts) {
        return channel + "." + ts;
    }
}
