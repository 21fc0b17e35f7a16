package dev.holdfast.local.demo;

import dev.holdfast.local.client.JsonHttp;
import dev.holdfast.local.client.Reply;
import dev.holdfast.local.client.UnexpectedReplyException;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Stripe sandbox's payment page, filled in as a customer with a test card would. */
final class CheckoutPage {
    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final int SEE_OTHER = 303;

    private final JsonHttp http;
    private final URI url;

    CheckoutPage(JsonHttp http, String url) {
        this.http = http;
        this.url = URI.create(url);
    }

    /** @throws UnexpectedReplyException when there is no form, or the card is not taken */
    void pay() {
        Matcher form =
                ACTION.matcher(http.get(url.toString(), "").requireSuccess().body());
        if (!form.find()) {
            throw new UnexpectedReplyException(
                    "The payment page " + url + " has no form; the demo needs the Stripe sandbox");
        }
        String action = url.resolve(form.group(1).replace("&amp;", "&")).toString();
        Reply paid = http.postForm(
                action,
                Map.of(
                        "cardNumber", "4242424242424242",
                        "cardExpiry", "12 / 40",
                        "cardCvc", "424",
                        "billingName", "Demo User"));
        if (paid.status() != SEE_OTHER) {
            throw paid.unexpected();
        }
    }
}
