/** Private keys for checks of crypto; they protect nothing. */
export const rsa = {
  kty: "RSA",
  n: "u7GgkwNaJVGG2zR9CgXPq_IhTwSfsAkbIYER9EpDMdVf57DpId9DyMNouCI4eDjOS3Ue1ne8rA1MC5aJCodFaoFcFmAhlDvr0rp-HM4TouIWQhtofBmcogFEDDRCFLBg28F8YYwsa1JFYttX5vwuf6_6ZeA67nqIGLuCj9iBBZVt8epZZyhgGIK737vzdLy9Ko6p1ktIMBya3hwecEf6_gB8cyZFaYoMLdQAYAR3tYGT-G-nt-fvVeStRq6jb7VWIucYQz16XlLDndtBuy2zOtBqK2IliGWZ1GfHitf5SWYMNUeyr1sbru8BEHWIu1JVws9nKFK5Swxdy9_wO3mNVw",
  e: "AQAB",
  d: "PJru7_l5nqo0AszwgQ9-TpWY5sRl8bgHACsGipx-FPXCiXQI2yyV3Ron0qkOFde12Qyg3_x6ug1zHBzH9FPYeLr7aqgwv4YXsAwS06dBFOuu5zqlYsj8WB1ThSNMoRSQufTAflj-MMs4Z2LO_-E2_Hjsv_-G1-FN17qYPm1Yv93CDHIJZAsorGXGFWGURuRURdg_ylK4xAE3Km_VocA6hSm9fhJ6VJmwYZ17fSmppaqMiU2JerTs4LHWYXFpp7WXV_zY2Dl9uT7WdF1weUvTviJIYvO7gjvUOQySvpcZdaEEU2qaFhdtvY5MisfoL9QzaWxd4wLTLZXH_SmeJiD8uQ",
  p: "5ovRSQupnJRxc-1XKfnJbtt1ciZ-EqYZMULb7A1tc7AG4AFMpPYJuz5B_EFficwMG8pehzW8JcBe4WSNjETA5u_wTKmYNBBJ6nYQF6nbCmapQoIsxA1NBqvSzTpPIKWUytty1W5vpcve8eQiZFQxjxUWLjiWst1fCQAE1bcORNk",
  q: "0GqgmwkTH8a-Qawl31QfVSE8oZMi9fVRX1cFbTcIRxxfVJ_ef0XjOZ1EX5rXPrHWqGh_JMzU4N7FIbSJWFXRsihPWDU28lPb1lo5G5oyHGC-OLKHNVZy4fynDcocE9qnx517NDznOnoDnalxc-X4l244fu8JS5QXzlPwTn86Ra8",
  dp: "kHOUm0cSbAhamb9hOOzIeIxLJ03U-oxWBpaUw2-aX70wYZSO2GFMsaSNpae0W9uczqDa368chy7khCcDxZqin1BBaVduBVkbZyu4Y4tKslamwQRdVi3bUE3ClFJvl84Hz572caJzlBeMRlWh8ukJ8FPPBQDx83pe_H2lid7bsuk",
  dq: "B_6vHoNgmm1zSu2hnkmJ0iguPTx5sNmyP2gFK0VbKe8qsQJY9KTnrIQd5VT5QMxtoZQwnGbHG8Ev6rUUN7FDFAR71rRj4TPaUQSxACAQIAqOAXrHuQIR8h1RAzRnk1Nl8EBYQ466iAG6NcgUNA_0U0rFHAlrX9zUdPO_WiODRr0",
  qi: "R4z5JuUyzMO2rGisxSLKt7kME6CcVbUBvThabOXu_CPzEgrIr38z_iyXpNAqIIXnVNMpPL_X51c7bhubO00R0Y1VtXB9eJT_8V1MkUt_06WMiYau_UCBpsuUrZojNKzMgHudbaIH1fUeJvDxkzL3af6mNI0UcgHVn9D80NNFoAg",
};

export const smallRsa = {
  kty: "RSA",
  n: "pl9-3RAw39pl_TCoAjLS2q_Eq6hkU1idiazSIAHmUN2MdS3JRzMc4rOIa_j6HioHE1_ccArexcxhrVZSMVZBowrx2l8Ji89gK2ztkJRqriwMfKkJuO8F87GLYcpx0eSbhJYipam9BXaBsz1l-1ql2NTojWfFIe46g03RoENNGNs",
  e: "AQAB",
  d: "novmo9goG0tPYgcaNG4mjgxuiX9BjEOobWjqHWJyD6HxlkF5zIYjAs9ANFTiVhiLAaWatpNFVI2-j6bxUN74UFQzLI8-GABuqrxirHJQdMQOaqJHHQf9LAqOtLcNxhXwZUp6i9W_43lwi7QOkvQc5J_YmJv4uVknahJIb8TXo3E",
  p: "1SmpiRqTtrF8SeBqaznohAVCd4bQ2cuT_IWwRhYRCRs8GwvowNZ8oN9ibRg5foRFFQktirTmS2zr3VBXnDQPPQ",
  q: "x86yZ2WOiU_5xHs0Sk6PL8ACF2bSrF_UntGjjoe5EgpoIT0xkQsXvLhbAnMxjA2rVyVXwvSVcicgHksFU0JJ9w",
  dp: "ye9W-VhhGRCYos_jYMMSH4dwCRWBYuI1xmLLtAmRh-PyE9k7XPuUQz572se5J76cRypTp3RqOofsBdPnu0WiLQ",
  dq: "mTXAjRJNmrLtlaDXdscIepfjwqgAkVamReYAYVFnMxMxx5MRx-NWn0pJ1vYXnwn4QUmMIxzC35ZqxW_HNJGW_w",
  qi: "Ydp4a_Gjp4eiS5-qbfpJt2a-iyjY1ux7HKabiI5xn5qySrXUpWvCqrN2hPhJ9IMTdAZgJzi8bd309Ix2fCA2ww",
};

export const p256 = {
  kty: "EC",
  x: "iTt_AG1RqyaMa1_oWlLw0lwnpPbwK8VLGaCAyD4vtms",
  y: "okbSLZuWrVbvUTzhhn4BXk1t-nRK0YPdGiD9hkG7cYM",
  crv: "P-256",
  d: "9w3DbO9r31AUOMzxMc44yzaWvSOfQfxaiGGMLldSrcM",
};

export const otherP256 = {
  kty: "EC",
  x: "QruTfkagEaxczEchTkPR3eo5buMYzVY8TZemDgmsUhg",
  y: "NmgdqkZufEhw9q8ne5-RGP6S_Q_KXS3FrUrjG8HW-r4",
  crv: "P-256",
  d: "zBgeyJq3T15xM5u33UbTWmNCCMoelLgpBlmTfNBUfZQ",
};

export const p384 = {
  kty: "EC",
  x: "djWxsOeF1J8SL00iytKFmDc7jIZlRFhKzhErFT_6cbYkX0BDO6PBhSoQ98PJ5NYR",
  y: "-NhJeYH56WXmhbbgVhDh14J0jlqQI7cwxUmXM6IerclO4IykMqrbcHx67nJXvLtu",
  crv: "P-384",
  d: "AnfF7wCljC-ArEfW0pJkNerLFIi2My-LplxqZlderWiyI7yVNHAZgFUzjB-_ou6n",
};

export const otherP384 = {
  kty: "EC",
  x: "OGp2njAOd9AxY4R7yVl6pMptNNcCsGLqqF_rfQKwelWm5UXfoCqEXl8o-8kgWzh1",
  y: "ej3zFX0TkBDq-NVrQEAgzu8wqR42dUlZovXurnUs0VGJBRtTqLj0mhwCyDCQqtm9",
  crv: "P-384",
  d: "tYEgQhJQfe1vfeTXoRSy5WLXT61u91misu-HEHgUQO3gZNNSKp5_4QaFXonbMKxI",
};

export const p521 = {
  kty: "EC",
  x: "AcYAzgTVlgYvepgAAFdTuyfx16Aah7lqHTpsDSPeXd4C7o5BjoKSfLtHWABbU15XInXp_yq6Im2C_pBAHXhJBzss",
  y: "Af5qnFybA0hy1QhRpM86ebOQDPCRog_ry-EGRsPQOFwuKIUyYNFHKWMA_fwf_QCMpnzVljBdaAiF_27ibC8-mBa8",
  crv: "P-521",
  d: "AMpkN6SBVp11rnQtUOHCji7LuV2-JfYaxHo0b98Fxr2UO6ScVgdLJht-j3sooDb_vHJAjJz3ZjNX0xEi-CvEjiuq",
};

export const otherP521 = {
  kty: "EC",
  x: "ASu-6s0xQHKeXx67GkEmYcNEYcEFpS73LbvFhQMGnrQ0oGw2rK8sbbEMJ1MIM7qyDnPyvWVUEqReQs9CG3j9HD40",
  y: "AGTBPPgLhrSJPyjCIgI1sUGklim3ufLwFpbnCxIv07semUR4QhmfCNb_E2J_KK_YcB-GsFhsoEqSPr_sT_t-IzUt",
  crv: "P-521",
  d: "AY5j1Xbfkzx63G100Cr0mC4QZ2jGXSkepEt-u51zPgL9__UjgZnTGHuR0g4aWzVoCTHGFQKbKR5ZgswbjmZ9I-Jy",
};

export const ed25519 = {
  crv: "Ed25519",
  d: "FBizuDYOFfbLL2A02ysSYh63NhFqJi0aBFbRlFpgk7w",
  x: "Ny16vNCFbhpYDyECMQyzPzwNgU5h93ppOY3HeSWItJY",
  kty: "OKP",
};

export const x25519 = {
  crv: "X25519",
  d: "YNFjKvbvRUrI553tBwrb7ry94mwcagiPA4KQcDh_UXg",
  x: "Qwtd4puPpmclTfKbgj48Ly354wn91FPbu4wykbnwkEg",
  kty: "OKP",
};

export const otherX25519 = {
  crv: "X25519",
  d: "gHO8hdDNqvHiG-J1uOAI52jai1gUoIVTnc5hMjdyC2c",
  x: "GYkzN9-PqwAXdsE0lKM9jxcDr_xBipQAcLFUlnQYgVQ",
  kty: "OKP",
};

/** The public half of a private key. */
export function open({ kty, crv, x, y, n, e }) {
  return JSON.parse(JSON.stringify({ kty, crv, x, y, n, e }));
}
