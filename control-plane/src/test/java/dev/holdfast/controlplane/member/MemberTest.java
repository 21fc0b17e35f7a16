package dev.holdfast.controlplane.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.quarkus.mailer.MockMailbox;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class MemberTest {
    private static final Pattern LINK = Pattern.compile("/invitations/([0-9a-f]{32})\\?secret=(\\S+)");

    private final MockMailbox mailbox;

    MemberTest(MockMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Test
    void anInvitationIsMailedListedAcceptedAndMakesAMember() {
        Tenant owner = Tenant.signUp();
        Tenant guest = Tenant.signUp();
        String id = invite(owner, guest.email(), "developer");

        assertThat(mailbox.getMailsSentTo(guest.email()))
                .singleElement()
                .satisfies(mail -> assertThat(mail.getText())
                        .contains(owner.email(), "as Developer", "/invitations/" + id + "?secret="));
        owner.as().get("/members").then().body("result.status", contains("accepted", "pending"));
        guest.as().get("").then().statusCode(200);
        guest.asUser()
                .get("/user/invites")
                .then()
                .body("result", hasSize(1))
                .body("result[0].account_name", containsString(owner.email()))
                .body("result[0].invited_by", equalTo(owner.email()));
        answer(guest, id, Map.of("status", "accepted")).statusCode(200);

        Tenant member = new Tenant(guest.email(), owner.account(), guest.token());
        member.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        member.as().get("/logs/audit").then().statusCode(403).body("errors[0].code", equalTo(10000));
        guest.asUser().get("/memberships").then().body("result.roles.flatten()", contains("owner", "developer"));
        answer(guest, id, Map.of("status", "accepted")).statusCode(404);
    }

    @Test
    void theMailedLinkOpensAnInvitationToWhoeverHasIt() {
        Tenant owner = Tenant.signUp();
        Tenant guest = Tenant.signUp();
        String id = invite(owner, "alias-" + guest.email(), "billing");
        Matcher link = LINK.matcher(
                mailbox.getMailsSentTo("alias-" + guest.email()).getFirst().getText());
        assertThat(link.find()).isTrue();

        answer(guest, id, Map.of("status", "accepted")).statusCode(404);
        answer(guest, id, Map.of("status", "accepted", "secret", "guessed")).statusCode(404);
        answer(guest, id, Map.of("status", "accepted", "secret", link.group(2))).statusCode(200);

        new Tenant(guest.email(), owner.account(), guest.token())
                .as()
                .get("/subscription")
                .then()
                .statusCode(200);
    }

    @Test
    void invitationsCanBeDeclinedRevokedAndReplaced() {
        Tenant owner = Tenant.signUp();
        Tenant guest = Tenant.signUp();
        String first = invite(owner, guest.email(), "developer");
        String second = invite(owner, guest.email(), "read-only");

        answer(guest, first, Map.of("status", "accepted")).statusCode(404);
        answer(guest, second, Map.of("status", "rejected")).statusCode(200);
        String third = invite(owner, guest.email(), "read-only");
        owner.as().delete("/members/" + third).then().statusCode(200);
        answer(guest, third, Map.of("status", "accepted")).statusCode(404);
        owner.as().get("/members").then().body("result", hasSize(1));
    }

    @Test
    void anAccountNeverLosesItsLastOwner() {
        Tenant owner = Tenant.signUp();
        String own = memberId(owner, owner.email());

        owner.as().body(role("admin")).put("/members/" + own).then().statusCode(409);
        owner.as().delete("/members/" + own).then().statusCode(409);
        owner.asUser().delete("/memberships/" + own).then().statusCode(409).body("errors[0].code", equalTo(1005));
        Tenant second = owner.member("owner");
        owner.asUser().delete("/memberships/" + own).then().statusCode(200);

        owner.as().get("").then().statusCode(403);
        second.as().get("").then().statusCode(200);
    }

    @Test
    void nobodyGivesOrTakesMoreThanTheyHave() {
        Tenant owner = Tenant.signUp();
        Tenant admin = owner.member("admin");
        Tenant developer = owner.member("developer");
        String ownerId = memberId(owner, owner.email());
        String developerId = memberId(owner, developer.email());

        admin.as().body(role("owner")).put("/members/" + developerId).then().statusCode(403);
        admin.as().delete("/members/" + ownerId).then().statusCode(403).body("errors[0].code", equalTo(10000));
        admin.as()
                .body(Map.of("email", "a@example.com", "roles", List.of("owner")))
                .post("/members")
                .then()
                .statusCode(403);
        developer.as().body(role("admin")).put("/members/" + developerId).then().statusCode(403);
        admin.as().body(role("read-only")).put("/members/" + developerId).then().statusCode(200);
        developer.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(403);
        admin.as().delete("/members/" + developerId).then().statusCode(200);
        developer.as().get("").then().statusCode(403);
    }

    @Test
    void whoIsAMemberAlreadyOrHasNoAddressIsNotInvited() {
        Tenant owner = Tenant.signUp();
        owner.as()
                .body(Map.of("email", owner.email().toUpperCase(Locale.ROOT), "roles", List.of("admin")))
                .post("/members")
                .then()
                .statusCode(409);
        for (Object bad : List.of(
                Map.of("email", "nobody", "roles", List.of("admin")),
                Map.of("email", "a@example.com", "roles", List.of("king")),
                Map.of("email", "a@example.com", "roles", List.of()),
                Map.of("email", "a@b.c\r\nBcc: d@e.f", "roles", List.of("admin")))) {
            owner.as().body(bad).post("/members").then().statusCode(400).body("errors[0].code", equalTo(10001));
        }
    }

    @Test
    void furtherAccountsAreOpenedAndRenamed() {
        Tenant owner = Tenant.signUp();
        String id = owner.asUser()
                .body(Map.of("name", " Second "))
                .post("/accounts")
                .then()
                .statusCode(200)
                .body("result.name", equalTo("Second"))
                .extract()
                .path("result.id");

        owner.asUser()
                .body(Map.of("name", "Renamed"))
                .put("/accounts/" + id)
                .then()
                .statusCode(200);

        owner.asUser().get("/accounts").then().body("result.name[1]", equalTo("Renamed"));
        owner.asUser().get("/memberships").then().body("result.roles.flatten()", contains("owner", "owner"));
        owner.member("developer").as().body(Map.of("name", "x")).put("").then().statusCode(403);
    }

    private static ValidatableResponse answer(Tenant guest, String id, Map<String, String> answer) {
        return guest.asUser().body(answer).patch("/user/invites/" + id).then();
    }

    private static Map<String, Object> role(String id) {
        return Map.of("roles", List.of(Map.of("id", id)));
    }

    private static String invite(Tenant owner, String email, String role) {
        return owner.as()
                .body(Map.of("email", email, "roles", List.of(role)))
                .post("/members")
                .then()
                .statusCode(200)
                .extract()
                .path("result.id");
    }

    private static String memberId(Tenant owner, String email) {
        return owner.as().get("/members").jsonPath().getString("result.find { it.email == '%s' }.id".formatted(email));
    }
}
