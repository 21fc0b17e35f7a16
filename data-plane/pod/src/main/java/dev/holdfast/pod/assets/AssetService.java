package dev.holdfast.pod.assets;

import dev.holdfast.contract.AssetFile;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.assets.rules.AssetReply;
import dev.holdfast.pod.assets.rules.AssetSite;
import dev.holdfast.pod.body.BytesSender;
import dev.holdfast.pod.config.AssetsConfig;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.ResponseHead;
import dev.holdfast.pod.exchange.WaitingCallee;
import dev.holdfast.pod.redis.RedisLines;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Answers requests with the static files of a version. Never blocks. */
public final class AssetService {
    private static final Logger LOG = Logger.getLogger(AssetService.class);
    private static final Failure UNREADABLE = Failures.of(Failure.Cause.NETWORK, "A static file cannot be read.");

    private final AssetContents contents;

    public AssetService(RedisLines lines, AssetsConfig config) {
        this.contents = new AssetContents(lines, config.maxMemory().asLongValue());
    }

    /** @param forClient whether a client outside is answered, to whom files may go compressed */
    public Callee serve(AssetSite site, RequestHead head, boolean forClient, Caller caller) {
        if (head.body() instanceof Body.Streamed) {
            caller.stopReading();
        }
        return switch (site.reply(head.method(), head.url())) {
            case AssetReply.Found(AssetFile file, int status) ->
                send(site, file, FileResponse.of(file, status, head, forClient), head, caller);
            case AssetReply.Redirected(String location, int status) ->
                empty(site, head, status, "Redirect", new Headers("location\n" + location), caller);
            case AssetReply.Refused(int status) -> empty(site, head, status, "", Headers.EMPTY, caller);
            case AssetReply.Missing _ -> empty(site, head, 404, "Not Found", Headers.EMPTY, caller);
        };
    }

    private Callee send(AssetSite site, AssetFile file, FileResponse response, RequestHead head, Caller caller) {
        if (head.method().equals("HEAD") || response.status() == 304) {
            Headers fields = response.status() == 304
                    ? response.fields()
                    : response.fields().with("content-length", Integer.toString(file.size()));
            return empty(site, head, response.status(), response.text(), fields, caller);
        }
        if (file.size() > AssetContents.SMALL) {
            Headers fields = site.headers(head.url(), response.fields());
            caller.response(response.head(fields, response.announced()));
            PieceSender sender = new PieceSender(
                    (from, count) -> contents.piece(site.account(), file, from, count),
                    caller,
                    response.begin(),
                    response.end());
            sender.start();
            return sender;
        }
        WaitingCallee waiting = new WaitingCallee();
        var _ = contents.whole(site.account(), file).whenComplete((content, failure) -> {
            if (failure != null) {
                LOG.warnf("a static file of account %s cannot be read: %s", site.account(), failure);
                caller.failed(UNREADABLE);
            } else {
                waiting.arrived(send(site, file, content, response, head, caller));
            }
        });
        return waiting;
    }

    private Callee send(
            AssetSite site, AssetFile file, byte[] content, FileResponse plain, RequestHead head, Caller caller) {
        Optional<byte[]> compressed =
                plain.mayBeBrotli() ? contents.inBrotli(site.account(), file, content) : Optional.empty();
        FileResponse response = compressed.map(plain::inBrotli).orElse(plain);
        byte[] whole = compressed.orElse(content);
        byte[] part = response.begin() == 0 && response.end() == whole.length
                ? whole
                : Arrays.copyOfRange(whole, response.begin(), response.end());
        return send(part, response, site.headers(head.url(), response.fields()), caller);
    }

    private static Callee send(byte[] part, FileResponse response, Headers fields, Caller caller) {
        if (part.length <= ExchangeMessage.MAX_CHUNK) {
            caller.response(response.head(fields, new Body.Inline(part)));
            return NoCallee.INSTANCE;
        }
        caller.response(response.head(fields, response.announced()));
        BytesSender sender = new BytesSender(part, caller);
        sender.start();
        return sender;
    }

    private static Callee empty(
            AssetSite site, RequestHead head, int status, String text, Headers fields, Caller caller) {
        if (!fields.areWellFormed()) {
            return empty(site, head, 400, "Bad Request", Headers.EMPTY, caller);
        }
        caller.response(new ResponseHead(status, text, site.headers(head.url(), fields), new Body.None()));
        return NoCallee.INSTANCE;
    }
}
