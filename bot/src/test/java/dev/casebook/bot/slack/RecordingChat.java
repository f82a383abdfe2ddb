package dev.casebook.bot.slack;

import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.message.TextFile;
import dev.casebook.work.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Slack in memory: what is visible now, and what was done to get there. Calls can be made to fail before or after their effect. */
public final class RecordingChat implements Chat {
    public final Map<Posted, SlackMessage> visible = new LinkedHashMap<>();
    public final Map<Posted, TextFile> files = new LinkedHashMap<>();
    public final List<String> calls = new ArrayList<>();
    public final List<SlackMessage> whispers = new ArrayList<>();
    public final Map<String, SlackMessage> homes = new LinkedHashMap<>();
    private Runnable before = () -> {};
    private Runnable after = () -> {};
    private Runnable uploaded = () -> {};
    private Runnable refusedFile = () -> {};
    public final Map<String, SlackMessage> unfurls = new LinkedHashMap<>();
    public final Map<String, Set<String>> groups = new LinkedHashMap<>();
    private int next = 1;

    /** The next call throws this, without effect. */
    public void failBefore(RuntimeException problem) {
        before = () -> {
            before = () -> {};
            throw problem;
        };
    }

    /** The next call throws this although its effect happened, as a lost acknowledgement does. */
    public void failAfter(RuntimeException problem) {
        after = () -> {
            after = () -> {};
            throw problem;
        };
    }

    /** Something happens while the next call runs. */
    public void during(Runnable happening) {
        after = () -> {
            after = () -> {};
            happening.run();
        };
    }

    @Override
    public synchronized Posted post(String channel, Optional<String> thread, SlackMessage message) {
        before.run();
        Posted posted = new Posted(channel, "1000." + String.format(Locale.ROOT, "%06d", next++));
        calls.add("post " + channel + thread.map(ts -> " in " + ts).orElse(""));
        visible.put(posted, message);
        after.run();
        return posted;
    }

    @Override
    public synchronized boolean update(Posted where, SlackMessage message) {
        before.run();
        calls.add("update " + where.ts());
        boolean there = visible.computeIfPresent(where, (at, before) -> message) != null;
        after.run();
        return there;
    }

    @Override
    public synchronized void whisper(Address.Ephemeral to, SlackMessage message) {
        before.run();
        calls.add("whisper " + to.user());
        whispers.add(message);
        after.run();
    }

    @Override
    public synchronized Optional<Posted> find(String channel, Optional<String> thread, String mark, Instant since) {
        before.run();
        calls.add("find " + channel);
        return visible.entrySet().stream()
                .filter(entry -> entry.getKey().channel().equals(channel))
                .filter(entry -> entry.getValue()
                        .metadata()
                        .filter(metadata -> mark.equals(metadata.payload().get(MessageMap.MARK)))
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Something happens once the next file is shared, and its caller hears of that alone. */
    public void duringUpload(Runnable happening) {
        uploaded = () -> {
            uploaded = () -> {};
            happening.run();
        };
    }

    /** The next file is refused, and nothing is shared. */
    public void failUpload(RuntimeException problem) {
        refusedFile = () -> {
            refusedFile = () -> {};
            throw problem;
        };
    }

    @Override
    public synchronized Posted upload(String channel, Optional<String> thread, TextFile file) {
        refusedFile.run();
        Posted posted = new Posted(channel, "F" + next++);
        calls.add("upload " + file.name() + " to " + channel
                + thread.map(ts -> " in " + ts).orElse(""));
        files.put(posted, file);
        uploaded.run();
        return posted;
    }

    @Override
    public synchronized Optional<Posted> findFile(String channel, Optional<String> thread, String name, Instant since) {
        before.run();
        calls.add("find " + name);
        return files.entrySet().stream()
                .filter(entry -> entry.getKey().channel().equals(channel)
                        && entry.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public synchronized void unfurl(String unfurlId, String source, Map<String, SlackMessage> shown) {
        before.run();
        calls.add("unfurl " + unfurlId + " " + source);
        unfurls.putAll(shown);
        after.run();
    }

    @Override
    public synchronized void publishHome(String user, SlackMessage content) {
        before.run();
        calls.add("home " + user);
        homes.put(user, content);
        after.run();
    }

    @Override
    public synchronized Set<String> members(String group) {
        before.run();
        calls.add("members " + group);
        return groups.getOrDefault(group, Set.of());
    }

    /** The texts that can be seen now. */
    public List<String> texts() {
        return visible.values().stream().map(SlackMessage::text).toList();
    }
}
