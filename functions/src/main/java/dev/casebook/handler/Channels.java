package dev.casebook.handler;

import dev.casebook.work.Address;
import java.util.Optional;

/** Where a reply is seen: the channel, or the person where there is none. */
final class Channels {

    private Channels() {}

    static String of(Address address) {
        return switch (address) {
            case Address.ChannelMessage to -> to.channel();
            case Address.InThread to -> to.channel();
            case Address.Ephemeral to -> to.channel();
            case Address.Direct to -> to.user();
            case Address.Home to -> to.user();
            case Address.View to -> to.user();
        };
    }

    /** The same place, seen by one person alone. */
    static Address privately(Address address, String user) {
        return switch (address) {
            case Address.ChannelMessage to -> new Address.Ephemeral("", to.channel(), user);
            case Address.InThread to -> new Address.Ephemeral("", to.channel(), user, Optional.of(to.ts()));
            case Address.Ephemeral to -> to;
            case Address.Direct to -> to;
            case Address.Home to -> to;
            case Address.View to -> new Address.Direct(user);
        };
    }
}
