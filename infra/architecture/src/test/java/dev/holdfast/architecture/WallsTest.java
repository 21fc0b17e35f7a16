package dev.holdfast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;

/** Who may know whom. The directions are those of the architecture page; a new dependency starts there. */
@AnalyzeClasses(packages = "dev.holdfast", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    private static final String CONTRACT = "dev.holdfast.contract..";
    private static final String KV = "dev.holdfast.kv..";
    private static final String LINK = "dev.holdfast.link..";
    private static final String SANDBOX = "dev.holdfast.sandbox..";
    private static final String POD = "dev.holdfast.pod..";
    private static final String BILLING = "dev.holdfast.billing..";
    private static final String CONTROL_PLANE = "dev.holdfast.controlplane..";
    private static final String LOCAL = "dev.holdfast.local..";
    private static final String HISTORIES = "dev.holdfast.histories..";

    @ArchTest
    static final ArchRule contractKnowsNobody = in(CONTRACT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KV, LINK, SANDBOX, POD, BILLING, CONTROL_PLANE, LOCAL);

    @ArchTest
    static final ArchRule kvKnowsContract = in(KV).should()
            .dependOnClassesThat()
            .resideInAnyPackage(LINK, SANDBOX, POD, BILLING, CONTROL_PLANE, LOCAL, "io.quarkus..");

    @ArchTest
    static final ArchRule linkKnowsNobody = in(LINK).should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONTRACT, KV, SANDBOX, POD, BILLING, CONTROL_PLANE, LOCAL);

    @ArchTest
    static final ArchRule sandboxKnowsOnlyTheLink = in(SANDBOX)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONTRACT, KV, POD, BILLING, CONTROL_PLANE, LOCAL);

    @ArchTest
    static final ArchRule sandboxHasNoFramework = in(SANDBOX)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..", "java.net.http..");

    @ArchTest
    static final ArchRule podKnowsLinkKvAndContract =
            in(POD).should().dependOnClassesThat().resideInAnyPackage(SANDBOX, BILLING, CONTROL_PLANE, LOCAL);

    @ArchTest
    static final ArchRule scriptEnginesStayInTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackage(SANDBOX)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.caoccao.javet..");

    @ArchTest
    static final ArchRule billingKnowsNobody = in(BILLING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONTRACT, KV, LINK, SANDBOX, POD, CONTROL_PLANE, LOCAL);

    @ArchTest
    static final ArchRule stripeStaysInBilling = noClasses()
            .that()
            .resideOutsideOfPackage(BILLING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.stripe..");

    @ArchTest
    static final ArchRule controlPlaneKnowsBillingKvAndContract =
            in(CONTROL_PLANE).should().dependOnClassesThat().resideInAnyPackage(LINK, SANDBOX, POD, LOCAL);

    @ArchTest
    static final ArchRule localStartsEverythingAndKnowsNobody = in(LOCAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONTRACT, KV, LINK, SANDBOX, POD, BILLING, CONTROL_PLANE);

    @ArchTest
    static final ArchRule historiesKnowNobody = in(HISTORIES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONTRACT, LINK, SANDBOX, POD, BILLING, CONTROL_PLANE, LOCAL);

    @ArchTest
    static final ArchRule checkersOfHistoriesStayOutOfTheProduct = noClasses()
            .that()
            .resideOutsideOfPackage(HISTORIES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HISTORIES, "org.jetbrains.kotlinx.lincheck..");

    @ArchTest
    static final ArchRule packagesKnowEachOtherOneWay =
            slices().matching("dev.holdfast.(**)").should().beFreeOfCycles();

    private static GivenClassesConjunction in(String packages) {
        return noClasses().that().resideInAPackage(packages);
    }
}
