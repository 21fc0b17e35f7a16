package dev.holdfast.controlplane.member;

import dev.holdfast.controlplane.config.PlatformConfig;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jboss.logging.Logger;

/** Mails the link of an invitation. Without a mail server it is written to the log instead. */
@ApplicationScoped
class InvitationMail {
    private static final Logger LOG = Logger.getLogger(InvitationMail.class);

    private final Mailer mailer;
    private final PlatformConfig platform;

    InvitationMail(Mailer mailer, PlatformConfig platform) {
        this.mailer = mailer;
        this.platform = platform;
    }

    /** Says whether the mail left. */
    boolean send(String accountName, String inviter, Invitations.Sent invitation) {
        MemberView member = invitation.member();
        URI link = platform.page("/invitations/%s?secret=%s".formatted(member.id(), invitation.secret()));
        String text =
                """
                %s invites you to the account "%s" as %s.

                Answer here until %s:
                %s

                If you do not know what this is about, do nothing.
                """.formatted(inviter, accountName, member.roles().getFirst().name(), member.expiresOn(), link);
        try {
            mailer.send(Mail.withText(member.email(), "An invitation to an account on Holdfast", text));
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(e, "The mail of the invitation %s could not be sent", member.id());
            return false;
        }
    }
}
